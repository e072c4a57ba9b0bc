import manifest from "../../package.json" with { type: "json" };
import { type Exemption, currentDay } from "./exemption.ts";
import { exemptionsRule } from "./exemptions-rule.ts";
import { type Policy, policyOf } from "./policy.ts";
import { configurations, exemptions } from "./policy-files.ts";
import type { Configurations } from "./ruling.ts";
import type { Rule } from "../rule/rule.ts";
import { rules } from "../rules/index.ts";

/** A policy pack before anything serves it. */
export interface Pack {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Rules read through `Property`, which changes nothing: whoever judges in its own process may show all the same. */
  readonly readOnly: true;
  readonly policies: Policy[];
}

/** The policies that apply `rules`, and the one about their exemptions. */
export function policiesOf(
  rules: readonly Rule[],
  configurations: Configurations,
  exemptions: readonly Exemption[],
  today: () => string,
): Policy[] {
  const application = { configurations, exemptions, today };
  return [...rules, exemptionsRule(exemptions, today)].map((rule) => policyOf(rule, application));
}

/** The pack that guards every stack of the platform. */
export const pack: Pack = {
  name: "mlops-policies",
  version: manifest.version,
  description: manifest.description,
  readOnly: true,
  policies: policiesOf(rules, configurations, exemptions, currentDay),
};
