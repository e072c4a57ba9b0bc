import type { Given } from "../given.ts";
import { counted } from "../problem.ts";
import { type Limit, refused } from "./limit.ts";

const MOST_TAGS = 50;

/** General reference, "Tagging AWS resources": keys that begin with `aws:` are AWS's own. */
export const reservedTags: Limit = (input) =>
  tagsOf(input).flatMap(({ key, at }) =>
    /^aws:/i.test(key)
      ? refused(at, 'allowed is a key that does not begin with "aws:"', `the key "${key}"`)
      : [],
  );

/** General reference, "Tagging AWS resources": 50 tags, where the model is silent about it. */
export const numberOfTags: Limit = (input) => {
  const { length } = tagsOf(input);
  const allowed = `allowed is at most ${MOST_TAGS} entries`;
  return length > MOST_TAGS ? refused(input.at("Tags"), allowed, counted(length, "entry")) : [];
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
