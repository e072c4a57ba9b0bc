import { Property } from "@mlops/api-constraints/property";
import { cloudControlResource, cloudwatch, sagemaker } from "./resource-types.ts";

/**
 * Type of the components that carry what a resource takes as JSON text as data, so that unknown values hide nothing but
 * themselves: `type` is the type of the resource, `inputs` are its arguments (libs/core/src/json-inputs.ts).
 */
export const jsonInputs = "mlops:core:JsonInputs";

/** Arguments that are JSON texts, by the type of resource. */
const jsonMembers: ReadonlyMap<string, readonly string[]> = new Map([
  [cloudControlResource, ["desiredState"]],
  [sagemaker.pipeline, ["pipelineDefinition"]],
  [cloudwatch.eventRule, ["eventPattern"]],
]);

/** What a resource is judged by. */
interface Judged {
  readonly type: string;
  readonly props: Property;
  /** Other arguments, and the provider, are told by another resource. */
  readonly isPartial?: true;
}

/**
 * What a resource is judged by when it is seen alone. What the parent of a resource carries of it as data is judged
 * there, and is unknown in the resource itself: each violation is found once.
 */
export function judgedAlone(type: string, urn: string, props: Record<string, unknown>): Judged {
  if (type === jsonInputs) return carried(props);
  const own = Property.of(props);
  if (!urn.includes(`${jsonInputs}$`)) return { type, props: own };
  const unknowns = (jsonMembers.get(type) ?? []).map((name) => [name, Property.unknown(name)]);
  return { type, props: own.with(Object.fromEntries(unknowns)) };
}

/** What a resource is judged by when its parent is seen too: with what that one carries of it. */
export function judgedBelow(
  type: string,
  props: Record<string, unknown>,
  parent: { readonly type: string; readonly props: Record<string, unknown> } | undefined,
): Judged {
  const own = Property.of(props);
  if (parent?.type !== jsonInputs) return { type, props: own };
  const data = carried(parent.props).props;
  const members = (jsonMembers.get(type) ?? []).map((name) => [name, data.key(name)]);
  return { type, props: own.with(Object.fromEntries(members)) };
}

function carried(props: Record<string, unknown>): Judged {
  const own = Property.of(props);
  return { type: own.at("type").text ?? jsonInputs, props: own.at("inputs").partialRoot, isPartial: true };
}
