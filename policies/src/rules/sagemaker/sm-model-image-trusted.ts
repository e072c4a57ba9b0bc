import { type ImageName, parseImageName } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { imageTypes, imagesOf } from "../../sagemaker/images.ts";
import { findingAt } from "../../sagemaker/placed.ts";

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
