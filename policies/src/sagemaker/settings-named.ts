import type { Property } from "@mlops/api-constraints/property";
import type { Resource } from "../resource/resource.ts";
import { cloudControlResource, sagemaker } from "../resource/resource-types.ts";
import { stepsOf } from "./pipeline-definition.ts";
import type { Placed } from "./placed.ts";

/** The types that settings are looked for in: all of SageMaker. */
export const sagemakerTypes: readonly string[] = [...Object.values(sagemaker), cloudControlResource];

/** A setting somewhere in a resource. */
export interface Setting extends Placed {
  readonly property: Property;
}

type Resolve = (value: Property) => Property | undefined;

/** What users fill with names of their own. */
const ofUsers = ["environment", "hyperparameters", "statichyperparameters", "tags"];

/**
 * Every setting of one of these names (in any case: the API and @pulumi/aws differ in that) that a SageMaker resource
 * or a step of a pipeline has, however deep.
 */
export function settingsNamed(resource: Resource, names: readonly string[]): readonly Setting[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const steps = stepsOf(resource).flatMap(({ place, type, arguments: given, resolve }) =>
    // The steps within a condition stand for themselves.
    type === "Condition" ? [] : settingsIn(given, wanted, resolve).map((property) => ({ place, property })),
  );
  const own = rootsOf(resource).flatMap((root) => settingsIn(root, wanted, (value) => value));
  return [...own.map((property) => ({ place: "", property })), ...steps];
}

function rootsOf({ type, props }: Resource): Property[] {
  // The steps of a pipeline stand for themselves, and there is nothing else in it.
  if (type === sagemaker.pipeline) return [];
  if (type !== cloudControlResource) return [props];
  const isSageMaker = props.at("typeName").text?.startsWith("AWS::SageMaker::") === true;
  return isSageMaker ? [props.at("desiredState").parsed] : [];
}

function settingsIn(place: Property, wanted: ReadonlySet<string>, resolve: Resolve): Property[] {
  const members = place.keys
    .filter((name) => !ofUsers.includes(name.toLowerCase()))
    .flatMap((name) => {
      const member = place.key(name);
      if (!wanted.has(name.toLowerCase())) return settingsIn(member, wanted, resolve);
      const value = resolve(member);
      return value ? [value] : [];
    });
  return [...members, ...place.elements.flatMap((element) => settingsIn(element, wanted, resolve))];
}
