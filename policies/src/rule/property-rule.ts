import type { Property } from "@mlops/api-constraints/property";
import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import type { Resource } from "../resource/resource.ts";
import { type ResourceRule, resourceRule } from "./rule.ts";
import type { RuleId } from "./rule-facts.ts";

/**
 * Where properties are, such as `vpcConfig.subnetIds`, or `replicas[].kmsKeyId` for that of each element of a list.
 * Several where a resource has it in several places.
 */
type Paths = string | readonly string[];

type Value = string | number | boolean;

/** The property has one of `allowed`; without a value it has none of them. */
export function mustBe(id: RuleId, types: readonly string[], paths: Paths, ...allowed: Value[]) {
  return propertyRule(id, types, paths, (property) => property.isNot(...allowed));
}

/** The property has none of `refused`; without a value it is as the service has it, which is well. */
export function mustNotBe(id: RuleId, types: readonly string[], paths: Paths, ...refused: Value[]) {
  return propertyRule(id, types, paths, (property) => property.is(...refused));
}

/** The property is set to anything but `refused`. */
export function mustHave(id: RuleId, types: readonly string[], paths: Paths, ...refused: Value[]) {
  return propertyRule(id, types, paths, (property) => property.isMissing || property.is(...refused));
}

/** The property names a key, and none that AWS manages. */
export function mustHaveKey(id: RuleId, types: readonly string[], paths: Paths) {
  return propertyRule(id, types, paths, (property) => property.isMissing || isAwsManagedKey(property));
}

/** The same rule about those resources only of which a condition certainly holds. */
export function where(holds: (resource: Resource) => boolean, rule: ResourceRule): ResourceRule {
  return {
    ...rule,
    check(resource, report, context) {
      if (holds(resource)) rule.check(resource, report, context);
    },
  };
}

/**
 * A rule about one property. What it is to find stands in its row of `rules.json`, as examples: its specification is
 * made of them (`rules/property-rules.spec.ts`), not of what is given here.
 */
function propertyRule(
  id: RuleId,
  types: readonly string[],
  paths: Paths,
  isBroken: (property: Property) => boolean,
): ResourceRule {
  return resourceRule(id, {
    resourceTypes: types,
    check({ props }, report) {
      for (const property of [paths].flat().flatMap((path) => placesIn(props, path))) {
        if (isBroken(property)) report({ property });
      }
    },
  });
}

function placesIn(props: Property, path: string): readonly Property[] {
  const [, name = "", each = "", rest] = /^([^.[]+)(\[\])?(?:\.(.+))?$/.exec(path) ?? [];
  const property = props.key(name);
  const places = each === "" ? [property] : property.elements;
  return rest === undefined ? places : places.flatMap((place) => placesIn(place, rest));
}
