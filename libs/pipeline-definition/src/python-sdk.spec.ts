import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipelines } from "./testing/pipelines/index.ts";

const folder = join(__dirname, "../fixtures/definitions");

test("every pipeline that the Python SDK has written is built here, too", () => {
  expect(Object.keys(pipelines).map((name) => `${name}.json`)).toEqual(readdirSync(folder).sort());
});

test.each(Object.entries(pipelines))("%s is what the Python SDK writes", (name, pipeline) => {
  const written: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  expect(JSON.parse(JSON.stringify(pipeline()))).toEqual(written);
});
