import type { PlainProperties, PlainValue } from "@mlops/engine";

/**
 * An input whose change replaces the resource: property names joined by dots, `*` for any position of a list or key of
 * a map. What is below counts too, unless the path ends in `?`: then only that it is there, or is not, counts.
 */
export type InputPath = string;

/** An input of which only some changes replace the resource. */
export interface ConditionalInput {
  readonly path: InputPath;
  /** Whether the change of its value replaces the resource, by the values and all inputs after it. */
  readonly when: (
    before: PlainValue | undefined,
    after: PlainValue | undefined,
    inputs: PlainProperties,
  ) => boolean;
}

/** Inputs whose change replaces a resource: these, or all but these and what is below them. */
export type ReplacementRule =
  readonly (InputPath | ConditionalInput)[] | { readonly allBut: readonly InputPath[] };

/** Rules by type token. */
export type ReplacementRules = Readonly<Record<string, ReplacementRule>>;

const tags = ["tags", "tagsAll"];

/** Everything but tags replaces. */
export const everything: ReplacementRule = { allBut: tags };

/** Everything but tags and these inputs replaces. */
export const everythingBut = (...paths: readonly InputPath[]): ReplacementRule => ({
  allBut: [...tags, ...paths],
});
