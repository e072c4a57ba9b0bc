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
  return goesBy(from.props.at(property), target.names);
}

/**
 * Whether a value is one of `names`. A value written out that differs from a known name of its form is not compared with
 * what is known later: a preview, which does not know the id yet, and a deployed state come to the same answer.
 */
export function goesBy(value: Property, names: readonly Property[]): Relation {
  const { text } = value;
  if (value.isMissing) return "no";
  if (text !== undefined && names.some((name) => name.is(text))) return "yes";
  if (value.isUnknown) return "maybe";
  const isOfItsForm = (name: Property) =>
    text !== undefined && name.text !== undefined && formOf(name.text) === formOf(text);
  return !names.some(isOfItsForm) && names.some((name) => name.isUnknown) ? "maybe" : "no";
}

/** ARNs, URLs and plain names differ by their form: one says nothing about another. */
function formOf(name: string): "arn" | "url" | "name" {
  if (name.startsWith("arn:")) return "arn";
  return /^https?:/.test(name) ? "url" : "name";
}
