import { reservedTagPrefix, tagLimits } from "@mlops/aws";
import type { Given } from "../given.ts";
import { counted } from "../problem.ts";
import { type Limit, refused } from "./limit.ts";

/** General reference, "Tagging AWS resources": keys with AWS's prefix are its own. */
export const reservedTags: Limit = (input) =>
  tagsOf(input).flatMap(({ key, at }) =>
    key.toLowerCase().startsWith(reservedTagPrefix)
      ? refused(at, `allowed is a key that does not begin with "${reservedTagPrefix}"`, `the key "${key}"`)
      : [],
  );

/** General reference, "Tagging AWS resources": the most tags, where the model is silent about it. */
export const numberOfTags: Limit = (input) => {
  const { length } = tagsOf(input);
  const allowed = `allowed is at most ${tagLimits.maxTags} entries`;
  return length > tagLimits.maxTags ? refused(input.at("Tags"), allowed, counted(length, "entry")) : [];
};

interface Tag {
  readonly key: string;
  readonly at: Given;
}

/** The tags that are known, whether a map of them or a list. */
function tagsOf(input: Given): readonly Tag[] {
  const tags = input.at("Tags");
  const listed = tags.elements.map((tag) => ({ key: tag.at("Key").text, at: tag.at("Key") }));
  const mapped = tags.entries.map(({ key, value }) => ({ key, at: value }));
  return [...listed, ...mapped].filter((tag): tag is Tag => tag.key !== undefined);
}
