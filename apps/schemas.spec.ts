import { readFileSync, readdirSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { stackFileSchemas } from "./schemas.ts";

let schemas: Readonly<Record<string, string>>;

beforeAll(async () => {
  schemas = await stackFileSchemas("mlops-platform");
});

const stackFiles = readdirSync("stacks").filter((file) => file.endsWith(".yaml"));
const appOf = (file: string) => file.split(".")[1] ?? "";
const textOf = (file: string) => readFileSync(`stacks/${file}`, "utf8");

test("the written schemas are those of the apps (npm run schemas writes them)", () => {
  const written = readdirSync("stacks/schemas").map((file) => `stacks/schemas/${file}`);
  expect(Object.fromEntries(written.map((path) => [path, readFileSync(path, "utf8")]))).toEqual(schemas);
});

test.each(stackFiles)("%s names its schema and keeps it", (file) => {
  const text = textOf(file);
  expect(text.split("\n")[0]).toBe(`# yaml-language-server: $schema=schemas/${appOf(file)}.json`);
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.validate(JSON.parse(schemas[`stacks/schemas/${appOf(file)}.json`] ?? "{}") as object, parse(text));
  expect(ajv.errors).toBeNull();
});

test("a wrong value, an unknown key and a missing one are seen by an editor", () => {
  const config = parse(textOf("Pulumi.platform.dev.yaml")) as { config: Record<string, unknown> };
  const wrong = {
    ...config.config,
    "mlops-platform:acount": "1",
    "mlops-platform:keys": { rotationPeriod: "a year" },
    "mlops-platform:owner": undefined,
  };
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  ajv.validate(
    JSON.parse(schemas["stacks/schemas/platform.json"] ?? "{}") as object,
    JSON.parse(JSON.stringify({ config: wrong })),
  );
  expect(ajv.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).sort()).toEqual([
    "/config must NOT have additional properties",
    "/config must have required property 'mlops-platform:owner'",
    '/config/mlops-platform:keys/rotationPeriod must match pattern "^\\d+(\\.\\d+)? (second|minute|hour|day)s?$"',
  ]);
});
