import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readGateSettings } from "./gate-settings.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gate-"));
  mkdirSync(join(root, "stacks"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test("the demo's gate is the one of the delivery pipeline, which reads answers as the model writes them", async () => {
  expect(await readGateSettings(process.cwd())).toEqual({
    minMatchRate: 0.75,
    contentType: "application/json",
    answer: "predictions.0.label",
  });
});

test("a stack file without the product's gate is refused by its key path", async () => {
  writeFileSync(
    join(root, "stacks/Pulumi.delivery.shared.yaml"),
    "config: { mlops-platform:tooling: { products: { sentiment: { deploy: { test: { minMatchRate: 2 } } } } } }",
  );
  await expect(readGateSettings(root)).rejects.toThrow(
    /^stacks\/Pulumi\.delivery\.shared\.yaml: .*<=1[^]*\.test\.minMatchRate[^]*\.test\.answer/,
  );
});
