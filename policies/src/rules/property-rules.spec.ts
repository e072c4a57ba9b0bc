import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { PropertyRule } from "../rule/property-rule.ts";
import type { Rule } from "../rule/rule.ts";
import { describeResourceRule } from "../testing/index.ts";
import { rules } from "./index.ts";

// Rules that ask one thing of one property say themselves what keeps and what breaks them.
for (const rule of rules.filter(isPropertyRule)) {
  for (const type of rule.demand.types) describePropertyRule(rule, type);
}

function isPropertyRule(rule: Rule): rule is PropertyRule {
  return "demand" in rule;
}

function describePropertyRule(rule: PropertyRule, type: string): void {
  const { path, allowed, refused, isRequired } = rule.demand;
  const [kept = "a value"] = allowed;
  const other = typeof kept === "boolean" ? !kept : `not-${kept}`;
  const broken = refused.length > 0 ? refused : allowed.length > 0 ? [other] : [];
  const compliant = refused.some((one) => typeof one === "boolean") ? !refused.includes(true) : kept;
  describeResourceRule(rule, {
    compliant: { type, props: nested(path, compliant) },
    ...(isRequired && { required: [path] }),
    finds: Object.fromEntries(
      broken.map((value) => [
        `${path} ${value}`,
        {
          change: { [path]: value },
          messages: [`${rule.remediation}; ${path} is ${JSON.stringify(value)}`],
        },
      ]),
    ),
    passes: {
      ...Object.fromEntries(allowed.map((value) => [`${path} ${value}`, { change: { [path]: value } }])),
      ...(!isRequired && { [`no ${path}`]: { change: { [path]: ABSENT } } }),
      "a value that is known later": { change: { [path]: UNKNOWN } },
    },
  });
}

/** An object with one value, at a path of keys. */
function nested(path: string, value: unknown): object {
  return path.split(".").reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;
}
