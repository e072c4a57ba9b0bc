import type { Input } from "@pulumi/pulumi";
import {
  modelLimits,
  modelPackageArnPattern,
  nameLengths,
  parseArn,
  parseEcrImage,
  s3UriPattern,
  sageMakerNamePattern,
  variableNamePattern,
} from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
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
  const { min, max } = modelLimits.containers;
  return [
    ...(containers.length >= min && containers.length <= max
      ? []
      : [`${at}.containers: got ${containers.length}; expected ${min} to ${max}`]),
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
    ...(typeof archive === "string" && !(s3UriPattern.test(archive) && archive.endsWith(".tar.gz"))
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

function packageProblems(at: string, model: PackagedModel, scope: ModelScope): string[] {
  const { packageArn, images, artifacts, variables } = model;
  const { region, account } = (modelPackageArnPattern.test(packageArn) && parseArn(packageArn)) || {};
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
      typeof uri === "string" && !s3UriPattern.test(uri)
        ? [`${at}.artifacts[${index}]: got "${uri}"; expected an S3 URI such as "s3://bucket/key"`]
        : [],
    ),
    ...variableProblems(`${at}.variables`, variables),
  ];
}

function imageProblems(at: string, image: Input<string>): string[] {
  if (typeof image !== "string") return [];
  if (image.length > modelLimits.maxImageLength) {
    return [`${at}: has ${image.length} characters; expected at most ${modelLimits.maxImageLength}`];
  }
  return parseEcrImage(image) === undefined
    ? [
        `${at}: got "${image}"; expected an image in ECR: <account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`,
      ]
    : [];
}

function prefixProblems(at: string, prefix: Input<string>): string[] {
  return typeof prefix === "string" && !(s3UriPattern.test(prefix) && prefix.endsWith("/"))
    ? [`${at}: got "${prefix}"; expected an S3 URI that ends in /`]
    : [];
}

function variableProblems(at: string, variables: Variables = {}): string[] {
  const entries = Object.entries(variables);
  const { maxVariables, maxVariableLength } = modelLimits;
  return [
    ...(entries.length <= maxVariables
      ? []
      : [`${at}: got ${entries.length}; expected at most ${maxVariables}`]),
    ...entries.flatMap(([key, value]) => [
      ...(variableNamePattern.test(key)
        ? []
        : [`${at}: got the name "${key}"; expected letters, digits and _, not beginning with a digit`]),
      ...(typeof value === "string" && value.length > maxVariableLength
        ? [`${at}.${key}: has ${value.length} characters; expected at most ${maxVariableLength}`]
        : []),
    ]),
  ];
}

/** What is wrong with a name of SageMaker's: of a variant, an endpoint, a container host. */
export function nameProblems(at: string, name: string): string[] {
  return sageMakerNamePattern.test(name)
    ? []
    : [
        `${at}: got the name "${name}"; expected 1 to ${nameLengths.sageMaker} letters, digits and hyphens, a letter or digit at either end`,
      ];
}
