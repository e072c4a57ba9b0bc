import type { Property } from "@mlops/api-constraints/property";
import { isAwsManagedKey } from "../kms/managed-key.ts";
import type { RuleId } from "./rule-facts.ts";
import { type ResourceRule, resourceRule } from "./rule.ts";

/** What a rule asks of one property. */
export interface Demand {
  /** Type tokens of the resources that have it. */
  readonly types: readonly string[];
  /** Where it is, such as `vpcConfig.subnetIds`. */
  readonly path: string;
  /** Values that keep the rule. @default - any */
  readonly allowed: readonly Value[];
  /** Values that break it. @default - all others */
  readonly refused: readonly Value[];
  /** Whether it breaks the rule when it is not set. */
  readonly isRequired: boolean;
}

type Value = string | boolean;

/** A rule about one property. Its specification is made of its demand. */
export interface PropertyRule extends ResourceRule {
  readonly demand: Demand;
}

/** The property has one of `allowed`; without a value it has none of them. */
export function mustBe(
  id: RuleId,
  types: readonly string[],
  path: string,
  ...allowed: Value[]
): PropertyRule {
  const demand = { types, path, allowed, refused: [], isRequired: true };
  return propertyRule(id, demand, (property) => property.isNot(...allowed));
}

/** The property has none of `refused`; without a value it is as the service has it, which is well. */
export function mustNotBe(
  id: RuleId,
  types: readonly string[],
  path: string,
  ...refused: Value[]
): PropertyRule {
  const demand = { types, path, allowed: [], refused, isRequired: false };
  return propertyRule(id, demand, (property) => property.is(...refused));
}

/** The property is set to anything. */
export function mustHave(id: RuleId, types: readonly string[], path: string): PropertyRule {
  const demand = { types, path, allowed: [], refused: [], isRequired: true };
  return propertyRule(id, demand, (property) => property.isMissing);
}

/** The property names a key, and none that AWS manages. */
export function mustHaveKey(id: RuleId, types: readonly string[], path: string): PropertyRule {
  const demand = { types, path, allowed: [], refused: ["alias/aws/service"], isRequired: true };
  return propertyRule(id, demand, (property) => property.isMissing || isAwsManagedKey(property));
}

function propertyRule(id: RuleId, demand: Demand, isBroken: (property: Property) => boolean): PropertyRule {
  const rule = resourceRule(id, {
    resourceTypes: demand.types,
    check({ props }, report) {
      const property = props.at(demand.path);
      if (isBroken(property)) report({ property });
    },
  });
  return { ...rule, demand };
}
