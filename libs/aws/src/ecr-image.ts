import { type AwsPlace, dnsSuffixOf } from "./partition.ts";

/** The name of a container image taken apart. */
export interface ImageName {
  /** Account and region of its registry, when that is a private one of ECR. */
  readonly registry?: { readonly account: string; readonly region: string };
  /** Its repository, without the registry. */
  readonly repository: string;
  readonly tag?: string;
  /** Such as `sha256:…`: names exactly one image, for ever. */
  readonly digest?: string;
}

/** An image in a private registry of ECR. */
export type EcrImage = ImageName & Required<Pick<ImageName, "registry">>;

const registryHost = /^(?<account>\d{12})\.dkr[.-]ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+$/;
const repositoryForm = /^[a-z0-9._/-]+$/;

/**
 * Take the name of any container image apart: `<host>/<repository>:<tag>@<digest>`, where host, tag and digest may be
 * missing.
 */
export function parseImageName(text: string): ImageName {
  const [name = "", digest] = text.trim().split("@");
  const [, path = "", tag] = /^(.*?)(?::([^:/]*))?$/.exec(name) ?? [];
  const [host = "", ...rest] = path.split("/");
  const isHost = rest.length > 0 && /[.:]|^localhost$/.test(host);
  const { account, region } = (isHost && registryHost.exec(host)?.groups) || {};
  return {
    ...(account !== undefined && region !== undefined && { registry: { account, region } }),
    repository: isHost ? rest.join("/") : path,
    ...(tag && { tag }),
    ...(digest && { digest }),
  };
}

/**
 * Take the name of an image in a private registry of ECR apart:
 * `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`.
 * @returns nothing if `uri` names no such image
 */
export function parseEcrImage(uri: string): EcrImage | undefined {
  const { registry, ...image } = parseImageName(uri);
  if (registry === undefined || !repositoryForm.test(image.repository)) return undefined;
  return { registry, ...image };
}

/** Host of the private registry of an account and region. */
export function ecrRegistryHost({ account, region, partition }: AwsPlace): string {
  return `${account}.dkr.ecr.${region}.${dnsSuffixOf(partition)}`;
}

/**
 * The URI of an image in ECR with a tag or a digest, or both.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html (names of repositories)
 * @see https://github.com/distribution/reference (tags and digests)
 */
export const versionedEcrImagePattern = new RegExp(
  registryHost.source.slice(0, -1) +
    String.raw`/[a-z0-9][a-z0-9._/-]*(?::\w[\w.-]{0,127}(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$`,
);
