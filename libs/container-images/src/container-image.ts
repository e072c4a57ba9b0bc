import { type Device, ecrRegistryHost } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import table from "./tables/images.json" with { type: "json" };

/** A framework or algorithm that AWS publishes images of, in the words of the SageMaker Python SDK. */
export type Framework = keyof typeof table.images;

/** What an image is for. */
export type ImagePurpose =
  "inference" | "training" | "processing" | "monitoring" | "debugger" | "detailed-profiler";

/** Which of AWS's images. */
export interface ImageRequest {
  readonly framework: Framework;
  /** Exact version, never an alias such as `2.6` for `2.6.0`: AWS changes what aliases stand for. See {@link imageVersions}. */
  readonly version: string;
  /** @default "inference" */
  readonly purpose?: ImagePurpose;
  /** What it runs on. @default "cpu" */
  readonly device?: Device;
  /** Version of Python that it has to have, such as `py312`. @default - the one it has */
  readonly python?: string;
  /** Where it is pulled: each region has its own registry. */
  readonly environment: AwsEnvironment;
}

type Versions = Readonly<Record<string, Readonly<Partial<Record<Device, string>>>>>;

const images: Readonly<Record<Framework, Readonly<Partial<Record<ImagePurpose, Versions>>>>> = table.images;
const registries: Readonly<Record<string, { readonly accounts: string; readonly regions: string }>> =
  table.registries;
const accounts: Readonly<Record<string, Readonly<Record<string, string>>>> = table.accounts;

/**
 * The URI of one of AWS's images.
 *
 * @example
 * containerImage({ framework: "pytorch", version: "2.6.0", device: "gpu", environment })
 * @throws Error with the possible versions, devices or regions if there is no such image
 */
export function containerImage(request: ImageRequest): string {
  const found = find(request);
  if ("problem" in found) throw new Error(found.problem);
  return found.uri;
}

/** What is wrong with `request`: nothing, or one text with the possible versions, devices or regions. */
export function containerImageProblems(request: ImageRequest): string[] {
  const found = find(request);
  return "problem" in found ? [found.problem] : [];
}

/** The exact versions of `framework` for `purpose`; none if it has no image for that purpose. */
export function imageVersions(framework: Framework, purpose: ImagePurpose = "inference"): string[] {
  return Object.keys(images[framework][purpose] ?? {});
}

function find(request: ImageRequest): { readonly uri: string } | { readonly problem: string } {
  const { framework, version, purpose = "inference", device = "cpu", python, environment } = request;
  const devices = images[framework][purpose]?.[version];
  const image = devices?.[device] ?? (device === "gpu" ? anyX86Image(devices?.cpu) : undefined);
  if (devices === undefined) {
    const versions = imageVersions(framework, purpose);
    return versions.length === 0
      ? {
          problem: `there is no ${framework} image for ${purpose}; there is one for ${listed(images[framework])}`,
        }
      : {
          problem: `there is no ${framework} ${version} image for ${purpose}; versions: ${versions.join(", ")}`,
        };
  }
  if (image === undefined) {
    return {
      problem: `there is no ${framework} ${version} image for ${purpose} on ${device}; devices: ${listed(devices)}`,
    };
  }
  const [registry = "", path = ""] = image.split("/");
  const [own] = /(?<=-)py\d+/.exec(path) ?? [];
  if (python !== undefined && python !== own) {
    const has = own === undefined ? "its name says none" : `it has ${own}`;
    return {
      problem: `there is no ${framework} ${version} image for ${purpose} on ${device} with ${python}; ${has}`,
    };
  }
  return located(path, registry, environment);
}

function located(path: string, registryName: string, { region, partition }: AwsEnvironment) {
  const registry = registries[registryName];
  const regions = registry?.regions.split(" ") ?? [];
  const account = accounts[registry?.accounts ?? ""]?.[region];
  if (!regions.includes(region) || account === undefined) {
    return { problem: `image ${path} is not published in region ${region}; regions: ${regions.join(", ")}` };
  }
  return { uri: `${ecrRegistryHost({ account, region, partition })}/${path}` };
}

/** An image whose name tells no device: AWS's algorithms have one for CPUs and GPUs. */
const anyX86Image = (image: string | undefined) => (image?.includes("cpu") ? undefined : image);

const listed = (record: object) => Object.keys(record).join(", ");
