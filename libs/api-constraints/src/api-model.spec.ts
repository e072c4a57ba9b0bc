import { readFileSync } from "node:fs";
import { join } from "node:path";
import cloudformation from "../models/cloudformation.json" with { type: "json" };
import { inputShapeOf, modelOf, models, shapeOf } from "./api-model.ts";
import { cloudFormationTypes } from "./cloud-control.ts";
import { operations } from "./operations.ts";

const folder = join(__dirname, "../models");
const requirements = readFileSync(join(folder, "requirements.txt"), "utf8");

describe("the API models", () => {
  test("come from the versions that requirements.txt has", () => {
    const sources = [...Object.values(models), cloudformation].map(
      ({ source }) => `${source.source}==${source.version}`,
    );
    expect([...new Set(sources)].toSorted()).toEqual(requirements.trim().split("\n").toSorted());
  });

  test("are small", () => {
    const sizes = [...Object.keys(models), "cloudformation"].map((name) => {
      return readFileSync(join(folder, `${name}.json`)).length;
    });
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(300_000);
  });

  test("hold every shape that they name", () => {
    const types = new Set(["string", "integer", "float", "boolean", "timestamp", "blob"]);
    for (const { shapes } of Object.values(models)) {
      const all: Readonly<Record<string, ReturnType<typeof shapeOf>>> = shapes;
      const named = Object.values(all).flatMap((shape) => [
        ...Object.values(shape.members ?? {}),
        ...[shape.element, shape.key, shape.value].filter((name) => name !== undefined),
      ]);
      expect(named.filter((name) => all[name] === undefined && !types.has(name))).toEqual([]);
    }
  });

  test("hold the operation behind every resource and pipeline step, and no other", () => {
    const used = new Set<string>();
    for (const { service, name } of operations.values()) {
      expect(shapeOf(modelOf(service), inputShapeOf(modelOf(service), name)).type).toBe("structure");
      used.add(`${service} ${name}`);
    }
    for (const { operation } of cloudFormationTypes.values()) used.add(`sagemaker ${operation}`);
    const all = Object.entries(models).flatMap(([service, { operations: names }]) =>
      Object.keys(names).map((name) => `${service} ${name}`),
    );
    const ofSteps = [
      "sagemaker CreateAutoMLJob",
      "sagemaker CreateAutoMLJobV2",
      "sagemaker CreateTransformJob",
    ];
    expect(all.filter((one) => !used.has(one))).toEqual(ofSteps);
  });
});

test("an operation that no model holds is asked for in vain", () => {
  expect(() => inputShapeOf(modelOf("lambda"), "DeleteFunction")).toThrow(
    "models has no operation DeleteFunction: run generate.py",
  );
});
