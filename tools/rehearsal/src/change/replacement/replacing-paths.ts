import { type PlainProperties, type PlainValue } from "@mlops/engine";
import { outputRules } from "../../world/rules/index.ts";
import createOnly from "../../../create-only/create-only.json" with { type: "json" };
import { type Difference, leavesOf, valueAt } from "../difference.ts";
import { isAtOrBelow, pathParts, pathText } from "../property-path.ts";
import type { ConditionalInput, InputPath } from "./replacement-rule.ts";
import { replacementRules } from "./rules/index.ts";

/** A resource before and after a change of its inputs. */
interface ChangedInputs {
  readonly type: string;
  readonly before: PlainProperties;
  readonly after: PlainProperties;
  readonly differences: readonly Difference[];
}

const CLOUD_CONTROL_RESOURCE = "aws:cloudcontrol/resource:Resource";
const createOnlyByType: Readonly<Record<string, string>> = createOnly.cloudControl;

/** Another region than the provider's is another resource, of every type. */
const REGION = "region";

/** Whether it is known what replaces resources of a type. Of other types, the name does. */
export function isReplacementKnown(type: string): boolean {
  return Object.hasOwn(replacementRules, type);
}

/** Whether it is known what replaces what Cloud Control makes, by CloudFormation's name of its type. */
export function isCreateOnlyKnown(cloudFormationType: string): boolean {
  return Object.hasOwn(createOnlyByType, cloudFormationType);
}

/** Inputs whose change replaces a resource, of those that differ: paths for people. */
export function replacingPaths(changed: ChangedInputs): string[] {
  const { type, before, after, differences } = changed;
  const leaves = differences.flatMap(leavesOf).map(({ path }) => path);
  const rule = replacementRules[type] ?? [outputRules[type]?.named ?? "name"];
  if ("allBut" in rule) {
    const replacing = leaves.filter((path) => !rule.allBut.some((kept) => isAtOrBelow(path, kept)));
    return [...new Set(replacing.map(([property = ""]) => property))];
  }
  const inputs = [...rule, ...createOnlyInputs(type, after), ...(type.startsWith("aws:") ? [REGION] : [])];
  return inputs.flatMap((input) => replacedBy(input, { before, after, leaves }));
}

/** What replaces a state of Cloud Control, as paths below its text. */
function createOnlyInputs(type: string, { typeName }: PlainProperties): InputPath[] {
  if (type !== CLOUD_CONTROL_RESOURCE || typeof typeName !== "string") return [];
  const paths = createOnlyByType[typeName] ?? "";
  return paths.split(" ").flatMap((path) => (path === "" ? [] : `desiredState.${path.replaceAll("/", ".")}`));
}

function replacedBy(
  input: InputPath | ConditionalInput,
  {
    before,
    after,
    leaves,
  }: Omit<ChangedInputs, "type" | "differences"> & { leaves: readonly (readonly string[])[] },
): string[] {
  if (typeof input !== "string") {
    const values: [PlainValue | undefined, PlainValue | undefined] = [
      valueAt(before, pathParts(input.path)),
      valueAt(after, pathParts(input.path)),
    ];
    return leaves.some((path) => isAtOrBelow(path, input.path)) && input.when(...values, after)
      ? [input.path]
      : [];
  }
  if (!input.endsWith("?")) {
    const path = leaves.find((leaf) => isAtOrBelow(leaf, input));
    return path ? [pathText(path.slice(0, pathParts(input).length))] : [];
  }
  const block = input.slice(0, -1);
  const isThere = (inputs: PlainProperties) => valueAt(inputs, pathParts(block)) !== undefined;
  return isThere(before) === isThere(after) ? [] : [block];
}
