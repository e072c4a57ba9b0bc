import { ABSENT, type Changes, UNKNOWN, changed } from "@mlops/api-constraints/testing";
import { type InputType, inputsOf } from "@mlops/api-constraints/testing/provider-inputs";
import { nearest } from "@mlops/api-constraints";
import type { Example } from "../rule/rule-facts.ts";
import type { ResourceRule } from "../rule/rule.ts";
import { describeResourceRule } from "../testing/index.ts";
import { rules } from "./index.ts";

// Rules that ask one thing of a property: what is to be found stands in rules.json, and not in the code that finds it.
for (const rule of rules) {
  for (const example of rule.examples ?? []) {
    if (rule.kind !== "resource") throw new Error(`${rule.id}: only rules about one resource have examples`);
    for (const type of example.on) describeExample(rule, example, type);
  }
}

test.each(
  rules.flatMap((rule) => (rule.examples && rule.kind === "resource" ? [[rule.id, rule] as const] : [])),
)("%s is about the types of its examples, and no others", (_, { examples = [], resourceTypes = [] }) => {
  expect([...new Set(examples.flatMap(({ on }) => on))].toSorted()).toEqual(resourceTypes.toSorted());
});

// A misspelt property in both the check and its examples would be a rule that finds every resource.
test.each(
  rules.flatMap(({ id, examples = [] }) =>
    examples.flatMap((one) => one.on.map((type) => [id, type, one] as const)),
  ),
)("%s is about properties that %s has", (id, type, { property, given = {}, unless = {} }) => {
  // The typings of other packages have other forms.
  if (!type.startsWith("aws:")) return;
  const inputs: InputType = { kind: "object", properties: inputsOf(type) };
  const paths = [property, ...Object.keys(given), ...Object.keys(unless)];
  expect(paths.flatMap((path) => unknownIn(inputs, path.split("."), `${id}: ${type}: ${path}`))).toEqual([]);
});

/** The first key on the way that there is not. */
function unknownIn(type: InputType, [key, ...rest]: readonly string[], at: string): string[] {
  if (key === undefined) return [];
  if (type.kind === "list" || type.kind === "map") return unknownIn(type.element, rest, at);
  const properties = type.kind === "object" ? type.properties : {};
  const found = properties[key];
  if (found) return unknownIn(found.type, rest, at);
  const names = Object.keys(properties);
  return [`${at}: got ${key}; expected a property of the resource; the nearest is ${nearest(key, names)}`];
}

function describeExample(rule: ResourceRule, example: Example, type: string): void {
  const { property, given = {}, passes, fails, unless } = example;
  const at = property.replace(/\.(\d+)/g, "[$1]");
  const [first] = passes;
  const failing = fails.flatMap((value) => (value === null ? [ABSENT, null] : [value]));
  describeResourceRule(rule, {
    compliant: { type, props: withValue(given, property, first ?? ABSENT) },
    decidedBy: decidingPaths(property, unless),
    finds: Object.fromEntries(
      failing.map((value) => [
        `${at} ${shown(value)}`,
        { change: { [property]: value }, messages: [`${rule.remediation}; ${at} is ${shown(value)}`] },
      ]),
    ),
    passes: {
      ...Object.fromEntries(
        passes.map((value) => [`${at} ${shown(value)}`, { change: { [property]: value ?? ABSENT } }]),
      ),
      "a value that is known later": { change: { [property]: UNKNOWN } },
      ...(unless && {
        "what the rule is not about": { change: { [property]: failing[0], ...absences(unless) } },
      }),
    },
  });
}

/** What a value stands in decides with it: a list that is not known has no elements. */
function decidingPaths(property: string, unless: Changes = {}): string[] {
  const lists = [...property.matchAll(/\.\d+/g)].map(({ index }) => property.slice(0, index));
  return [...lists, ...Object.keys(unless)];
}

/** `null` stands for no value in rules.json. */
function absences(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).map(([path, value]) => [path, value ?? ABSENT]));
}

/** `props` with a value at a path of keys and list indices; lists on the way are made where there are none. */
function withValue(props: object, path: string, value: unknown): object {
  const lists = [...path.matchAll(/\.0(?=\.|$)/g)].map(({ index }) => path.slice(0, index));
  const made = lists.reduce<object>((all, list) => changed(all, { [list]: [{}] }), props);
  return changed(made, { [path]: value });
}

function shown(value: unknown): string {
  if (value === ABSENT) return "absent";
  return Array.isArray(value) && value.length === 0 ? "an empty list" : JSON.stringify(value);
}
