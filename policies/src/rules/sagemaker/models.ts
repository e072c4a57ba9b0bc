import { type Finding, type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { imageTypes, imagesOf } from "../../sagemaker/images.ts";
import { modelsOnInstances } from "../../sagemaker/model-on-instances.ts";
import type { Container } from "../../sagemaker/model.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { type ImageName, parseImageName } from "@mlops/aws";

/** Where images may come from; an empty list allows all. */
interface Trusted {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** Repositories whose images AWS publishes without a version. */
  readonly unversioned: readonly string[];
  readonly [name: string]: readonly string[];
}

const asWritten: Trusted = {
  accounts: [],
  regions: [],
  unversioned: ["sagemaker-model-monitor-analyzer"],
};

export const smModelImageTrusted = resourceRule("sm-model-image-trusted", {
  settings: asWritten,
  resourceTypes: imageTypes,
  check(resource, report, { settings }) {
    for (const named of imagesOf(resource)) {
      const text = named.image.text;
      if (text === undefined) continue;
      for (const todo of todosFor(parseImageName(text), settings))
        report(findingAt(named, named.image, todo));
    }
  },
});

function todosFor(image: ImageName, { accounts, regions, unversioned }: Trusted): string[] {
  const { registry, tag, digest, repository } = image;
  const isAllowed = (list: readonly string[], one: string) => list.length === 0 || list.includes(one);
  const isVersioned =
    digest !== undefined || (tag === undefined ? unversioned.includes(repository) : tag !== "latest");
  return [
    ...(registry ? [] : ["use an image of a private registry in ECR"]),
    ...(registry && !isAllowed(accounts, registry.account)
      ? [`use an image of a trusted account (${accounts.join(", ")})`]
      : []),
    ...(registry && !isAllowed(regions, registry.region)
      ? [`use an image of an allowed region (${regions.join(", ")})`]
      : []),
    ...(isVersioned ? [] : ["name a version: a tag other than latest, or a digest"]),
  ];
}

export const smModelInVpc = stackRule("sm-model-in-vpc", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const subnets = model.read("VpcConfig.Subnets");
      if (subnets?.isMissing) {
        report({ resource, ...findingAt(model, subnets, smModelInVpc.remediation) });
      }
    }
  },
});

export const smModelNetworkIsolation = stackRule("sm-model-network-isolation", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      const isolation = model.read("EnableNetworkIsolation");
      if (isolation?.isNot(true)) {
        report({ resource, ...findingAt(model, isolation, smModelNetworkIsolation.remediation) });
      }
    }
  },
});

export const smModelPrivateRegistry = stackRule("sm-model-private-registry", {
  check(stack, report) {
    for (const { resource, model } of modelsOnInstances(stack)) {
      for (const finding of model.containers.flatMap(problemsOf)) report({ resource, ...finding });
    }
  },
});

function problemsOf(container: Container): Finding[] {
  const mode = container.read("ImageConfig.RepositoryAccessMode");
  const login = container.read("ImageConfig.RepositoryAuthConfig");
  const credentials = container.read("ImageConfig.RepositoryAuthConfig.RepositoryCredentialsProviderArn");
  // The image of a model package is its own matter.
  const hasImage = container.image?.isMissing === false;
  return [
    ...(hasImage && mode?.isNot("Vpc")
      ? [findingAt(container, mode, smModelPrivateRegistry.remediation)]
      : []),
    ...(login?.state === "value" && credentials?.isMissing
      ? [
          findingAt(
            container,
            credentials,
            "set repositoryCredentialsProviderArn to the function that logs in",
          ),
        ]
      : []),
  ];
}

export const modelsRules: readonly Rule[] = [
  smModelImageTrusted,
  smModelInVpc,
  smModelNetworkIsolation,
  smModelPrivateRegistry,
];
