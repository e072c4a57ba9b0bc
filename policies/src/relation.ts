import type { Property } from "@mlops/api-constraints/property";
import type { StackResource } from "./resource.ts";

/** Whether one resource names another: `maybe` when only the deployment will tell. */
export type Relation = "yes" | "no" | "maybe";

/** What a property may name. */
export interface Target {
  /** The resources that are it (a component and the resource within it are one). */
  readonly resources: readonly StackResource[];
  /** Type tokens of all such resources, this one and others. */
  readonly types: readonly string[];
  /** The names or ids it goes by. */
  readonly names: readonly Property[];
}

/**
 * Whether a (top-level) property of `from` names `target`. During a preview ids are unknown, so what counts first is
 * what the value came from; a value written out is compared with the target's names.
 */
export function relation(from: StackResource, property: string, target: Target): Relation {
  const sources = from.dependenciesOf(property);
  if (sources.some((source) => target.resources.includes(source))) return "yes";
  if (sources.some((source) => target.types.includes(source.type))) return "no";
  const value = from.props.at(property);
  if (value.isMissing) return "no";
  if (target.names.some((name) => name.text !== undefined && name.is(value.text ?? ""))) return "yes";
  return value.isUnknown || target.names.some((name) => name.isUnknown) ? "maybe" : "no";
}
