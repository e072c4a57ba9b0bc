import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DemoResult, JudgedModel } from "../demo/demo-result.ts";
import { writePage } from "./demo-page.ts";
import { driftedFeatures, modelTable } from "./model-table.ts";

const metrics = {
  accuracy: 0.5,
  macro_f1: 0.4,
  majority_share: 0.6,
  f1_negative: 0.3,
  f1_neutral: 0.2,
  f1_positive: 0.1,
};
const confusion = [
  [1, 0, 3],
  [0, 0, 0],
  [2, 0, 4],
];
const model = (epochs: number, passed: boolean): JudgedModel => ({
  epochs,
  evaluation: { metrics, confusion },
  verdict: { passed, records: 10, matches: 5, matchRate: 0.5, latencyMs: 3 },
});
const result: DemoResult = {
  framework: "tensorflow",
  stacks: [{ stack: "sentiment.dev", resources: 27, components: 11, mandatory: 0 }],
  sizes: { train_records: 7, validation_records: 1, test_records: 2 },
  hardlyTrained: model(1, false),
  trained: model(12, true),
  invocations: [{ contentType: "application/json", request: '{"instances":["<b>"]}', answer: "[]" }],
  usual: { texts: 10, threshold: 0.1, distances: { word_count: 0.1, char_count: 0 } },
  shifted: { texts: 5, threshold: 0.1, distances: { word_count: 0.456, char_count: 0.1 } },
};

test("the table has the two models beside each other", () => {
  expect(modelTable(result)).toEqual([
    ["", "hardly trained", "trained"],
    ["epochs", "1", "12"],
    ["accuracy", "0.500", "0.500"],
    ["macro F1", "0.400", "0.400"],
    ["F1 of negative", "0.300", "0.300"],
    ["F1 of neutral", "0.200", "0.200"],
    ["F1 of positive", "0.100", "0.100"],
    ["answered as labelled", "5 of 10", "5 of 10"],
    ["the gate (75 %)", "refuses it", "lets it through"],
  ]);
});

test("a feature has drifted when it is further than the threshold", () => {
  expect(driftedFeatures(result)).toEqual(["word_count 0.46"]);
});

test("the page shows pictures that are there, and texts as they are", async () => {
  const folder = mkdtempSync(join(tmpdir(), "page-"));
  try {
    const page = readFileSync(await writePage(folder, result), "utf8");
    const images = [...page.matchAll(/<img src="([^"]+)"/g)].map(([, file = ""]) => file);
    expect(images).toEqual(["confusion-matrix-hardly-trained.svg", "confusion-matrix.svg", "drift.svg"]);
    expect(images.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
    expect(page).toContain("{&quot;instances&quot;:[&quot;&lt;b&gt;&quot;]}");
    expect(JSON.parse(readFileSync(join(folder, "result.json"), "utf8"))).toEqual(result);
    const matrix = readFileSync(join(folder, "confusion-matrix.svg"), "utf8");
    const cells = [...matrix.matchAll(/>(\d+)<\/text>|>(\d+ %)<\/text>/g)].map(
      ([, count, share]) => count ?? share,
    );
    expect(cells).toEqual(["1", "25 %", "0", "0 %", "3", "75 %", "0", "0 %", "0", "0 %", "0", "0 %", "2", "33 %", "0", "0 %", "4", "67 %"]); // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true });
  }
});
