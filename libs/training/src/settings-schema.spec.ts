import { testEnvironment } from "@mlops/contracts/testing";
import { stackFileJsonSchema } from "@mlops/core";
import {
  processingJobSettings,
  sourceCodeSettings,
  trainingJobSettings,
  transformJobSettings,
  tuningJobSettings,
} from "./index.ts";

const environment = testEnvironment();
const sections = {
  processing: processingJobSettings(environment),
  source: sourceCodeSettings,
  training: trainingJobSettings(environment),
  transform: transformJobSettings,
  tuning: tuningJobSettings,
};
const schema = stackFileJsonSchema("p", sections) as {
  readonly properties: { readonly config: { readonly properties: Readonly<Record<string, unknown>> } };
};

/** Every property in a JSON Schema, by its path. */
function propertiesIn(value: unknown, path: string): [string, Readonly<Record<string, unknown>>][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== "properties") return propertiesIn(inner, path);
    return Object.entries(inner as Readonly<Record<string, Readonly<Record<string, unknown>>>>).flatMap(
      ([name, property]) => [
        [`${path}.${name}`, property] as [string, typeof property],
        ...propertiesIn(property, `${path}.${name}`),
      ],
    );
  });
}

test.each(Object.keys(sections))("editors are told what every key of section %s means", (section) => {
  const properties = propertiesIn(schema.properties.config.properties[`p:${section}`], section);
  expect(properties.length).toBeGreaterThan(1);
  // The key that tells the options of a union apart needs no words.
  const silent = properties.filter(([, property]) => !("const" in property) && !("description" in property));
  expect(silent.map(([path]) => path)).toEqual([]);
});

test("editors are told the form of values that a program may know only later", () => {
  const properties = new Map(propertiesIn(schema.properties.config.properties["p:training"], "training"));
  expect(properties.get("training.instanceType")).toMatchObject({
    type: "string",
    pattern: String.raw`^ml\.[a-z0-9-]+\.[a-z0-9]+$`,
  });
  expect(properties.get("training.instances")).toMatchObject({ type: "integer", minimum: 1, default: 1 });
});
