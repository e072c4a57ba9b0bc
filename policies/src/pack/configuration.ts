import { nearest } from "@mlops/api-constraints";
import { z } from "zod";
import { levels } from "../rule/level.ts";
import type { Rule, Setting } from "../rule/rule.ts";
import { type PolicyFile, checkedFile } from "./checked-file.ts";
import type { Configuration } from "./ruling.ts";

/**
 * What an environment's configuration says, checked against the rules there are.
 * @throws Error with every problem: file, line, path, what came, what is expected
 */
export function parseConfiguration(file: PolicyFile, rules: readonly Rule[]): Configuration {
  return checkedFile(file, configurationSchema(rules));
}

function configurationSchema(rules: readonly Rule[]) {
  return z.strictObject({
    $schema: z.string().optional(),
    levels: byRule(rules, () => z.enum(levels)).default({}),
    settings: byRule(rules, ({ settings = {} }) =>
      z.strictObject(entriesOf(settings, (written) => sameKindAs(written).exactOptional())),
    ).default({}),
  });
}

/** An object whose keys are ids of rules. */
function byRule<Value extends z.ZodType>(rules: readonly Rule[], valueOf: (rule: Rule) => Value) {
  const shape = Object.fromEntries(rules.map((rule) => [rule.id, valueOf(rule).exactOptional()]));
  return z.object(shape).catchall(noRule(Object.keys(shape)));
}

function noRule(ids: readonly string[]) {
  return z.unknown().refine(() => false, {
    error: ({ path }) =>
      `expected the id of a rule as the key; the nearest is ${nearest(String(path?.at(-1)), ids)}`,
  });
}

/** A changed setting is of the kind that the rule is written with. */
function sameKindAs(written: Setting): z.ZodType<Setting> {
  switch (typeof written) {
    case "number":
      return z.number();
    case "boolean":
      return z.boolean();
    case "string":
      return z.string();
    default:
      return z.array(z.string());
  }
}

function entriesOf<Value, Made>(object: Readonly<Record<string, Value>>, make: (value: Value) => Made) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, make(value)]));
}
