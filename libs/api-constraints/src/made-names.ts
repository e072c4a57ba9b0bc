import type { Property } from "./property.ts";
import { shapeOf } from "./api-model.ts";
import type { Dialect } from "./dialect.ts";
import { madeByPulumi } from "./filled-in.ts";
import { Given } from "./given.ts";
import { type Problem, quoted } from "./problem.ts";
import { shapeProblems } from "./shape-problems.ts";

/** Pulumi puts a hyphen and as many hexadecimal digits behind the name of a resource. */
const PULUMI_SUFFIX = 7;

/** The provider puts as many digits behind a prefix. */
const PROVIDER_SUFFIX = 26;

/**
 * What the API has against a name that is made up, judged before it is made: in a real preview the name is already
 * there. A stack that sets `pulumi:autonaming` has names of another form, and should give this one itself.
 */
export function madeNameProblems(
  input: Given,
  props: Property,
  resourceName: string,
  dialect: Dialect,
): readonly Problem[] {
  const filledIn = Object.entries(dialect.filledIn[input.shape] ?? {});
  const [member] = filledIn.find(([, reason]) => reason === madeByPulumi) ?? [];
  if (member === undefined || !input.at(member).isAbsent) return [];
  const shape = shapeOf(dialect.model, input.shape).members?.[member] ?? "string";
  const problemsOf = (path: string, text: string, suffix: number) =>
    shapeProblems(
      new Given({ path, shape }, { kind: "text", text: text + "0".repeat(suffix) }, dialect),
      dialect,
    ).map((problem) => ({
      ...problem,
      got: `${quoted(text)} and ${suffix} more characters, which are added`,
    }));
  const prefix = props.at("namePrefix");
  if (prefix.text !== undefined) return problemsOf(prefix.path, prefix.text, PROVIDER_SUFFIX);
  return prefix.isMissing ? problemsOf(input.at(member).path, `${resourceName}-`, PULUMI_SUFFIX) : [];
}
