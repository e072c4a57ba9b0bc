import type { Input } from "@pulumi/pulumi";
import { imageRepository } from "@mlops/container-images";
import type { AwsEnvironment } from "@mlops/core";
import { isS3Uri } from "./s3-uri.ts";
import type {
  Container,
  DirectModel,
  PackagedModel,
  SerialModel,
  ServedModel,
  Variables,
} from "./served-model.ts";

/** What decides whether a model may be served here. */
export interface ModelScope {
  readonly environment: AwsEnvironment;
  /** Accounts whose models may be served, besides the environment's own. */
  readonly trustedAccounts: readonly string[];
  /** Whether containers are cut off from the network. */
  readonly networkIsolation: boolean;
}

/**
 * What is wrong with a model. Values that only a deployment knows are not looked at.
 * @param at where the model stands, such as `variants.main.model`: begins every text
 */
export function modelProblems(at: string, model: ServedModel, scope: ModelScope): string[] {
  switch (model.kind) {
    case "container":
      return containerProblems(at, model, scope);
    case "package":
      return packageProblems(at, model, scope);
    case "multi-model":
      return [
        ...imageProblems(`${at}.image`, model.image),
        ...prefixProblems(`${at}.modelsPrefix`, model.modelsPrefix),
        ...variableProblems(`${at}.variables`, model.variables),
      ];
    case "serial":
    case "direct":
      return severalProblems(at, model, scope);
  }
}

function severalProblems(at: string, model: SerialModel | DirectModel, scope: ModelScope): string[] {
  const containers = Object.entries(model.containers);
  return [
    ...(containers.length >= 2 && containers.length <= 15
      ? []
      : [`${at}.containers: got ${containers.length}; expected 2 to 15`]),
    ...(model.kind === "direct"
      ? containers.flatMap(([host]) => nameProblems(`${at}.containers`, host))
      : []),
    ...containers.flatMap(([key, container]) =>
      containerProblems(
        model.kind === "serial" ? `${at}.containers[${key}]` : `${at}.containers.${key}`,
        container,
        scope,
      ),
    ),
  ];
}

function containerProblems(at: string, container: Container, { networkIsolation }: ModelScope): string[] {
  const { image, archive, files, variables } = container;
  const hub = variables?.HF_MODEL_ID;
  return [
    ...imageProblems(`${at}.image`, image),
    ...(typeof archive === "string" && !(isS3Uri(archive) && archive.endsWith(".tar.gz"))
      ? [`${at}.archive: got "${archive}"; expected the S3 URI of a .tar.gz (unpacked files go into files)`]
      : []),
    ...(files === undefined ? [] : prefixProblems(`${at}.files.prefix`, files.prefix)),
    ...variableProblems(`${at}.variables`, variables),
    ...(networkIsolation && typeof hub === "string" && !hub.startsWith("/")
      ? [
          `${at}: loads "${hub}" from the Hugging Face hub when it starts, but networkIsolation is on; ` +
            "copy the files to S3 and give them as files, or set networkIsolation to false",
        ]
      : []),
  ];
}

const packagePattern =
  /^arn:aws[a-z-]*:sagemaker:(?<region>[a-z0-9-]+):(?<account>\d{12}):model-package\/[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,62}\/[1-9]\d{0,8}$/;

function packageProblems(at: string, model: PackagedModel, scope: ModelScope): string[] {
  const { packageArn, images, artifacts, variables } = model;
  const { region, account } = packagePattern.exec(packageArn)?.groups ?? {};
  const { environment, trustedAccounts } = scope;
  return [
    ...(region === undefined || account === undefined
      ? [`${at}.packageArn: got "${packageArn}"; expected arn:…:model-package/<group>/<version>`]
      : []),
    ...(region === undefined || region === environment.region
      ? []
      : [
          `${at}.packageArn: is in region ${region}; expected ${environment.region}: models do not cross regions`,
        ]),
    ...(account === undefined || account === environment.account || trustedAccounts.includes(account)
      ? []
      : [
          `${at}.packageArn: belongs to account ${account}; expected ${environment.account}, ` +
            "or the other account in trustedAccounts",
        ]),
    ...(images.length > 0 ? [] : [`${at}.images: is empty; expected the images of the package`]),
    ...images.flatMap((image, index) => imageProblems(`${at}.images[${index}]`, image)),
    ...artifacts.flatMap((uri, index) =>
      typeof uri === "string" && !isS3Uri(uri)
        ? [`${at}.artifacts[${index}]: got "${uri}"; expected an S3 URI such as "s3://bucket/key"`]
        : [],
    ),
    ...variableProblems(`${at}.variables`, variables),
  ];
}

function imageProblems(at: string, image: Input<string>): string[] {
  if (typeof image !== "string") return [];
  if (image.length > 255) return [`${at}: has ${image.length} characters; expected at most 255`];
  return imageRepository(image) === undefined
    ? [
        `${at}: got "${image}"; expected an image in ECR: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`,
      ]
    : [];
}

function prefixProblems(at: string, prefix: Input<string>): string[] {
  return typeof prefix === "string" && !(isS3Uri(prefix) && prefix.endsWith("/"))
    ? [`${at}: got "${prefix}"; expected an S3 URI that ends in /`]
    : [];
}

function variableProblems(at: string, variables: Variables = {}): string[] {
  const entries = Object.entries(variables);
  return [
    ...(entries.length <= 100 ? [] : [`${at}: got ${entries.length}; expected at most 100`]),
    ...entries.flatMap(([key, value]) => [
      ...(/^[a-zA-Z_]\w{0,1023}$/.test(key)
        ? []
        : [`${at}: got the name "${key}"; expected letters, digits and _, not beginning with a digit`]),
      ...(typeof value === "string" && value.length > 1024
        ? [`${at}.${key}: has ${value.length} characters; expected at most 1024`]
        : []),
    ]),
  ];
}

/** What is wrong with a name of SageMaker's: of a variant, an endpoint, a container host. */
export function nameProblems(at: string, name: string): string[] {
  return /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/.test(name)
    ? []
    : [
        `${at}: got the name "${name}"; expected 1 to 63 letters, digits and hyphens, a letter or digit at either end`,
      ];
}
