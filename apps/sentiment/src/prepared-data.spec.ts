import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";

interface StackFile {
  readonly config: Readonly<
    Record<
      "mlops-platform:training",
      {
        readonly analyses: {
          readonly bias: { readonly facets: Readonly<Record<string, unknown>>; readonly excluded: string[] };
        };
      }
    >
  >;
}
const { config } = parse(readFileSync("stacks/Pulumi.sentiment.dev.yaml", "utf8")) as StackFile;
const { bias } = config["mlops-platform:training"].analyses;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "prepared-"));
  const raw = join(folder, "processing/input/raw");
  mkdirSync(raw, { recursive: true });
  const rows = Array.from({ length: 90 }, (_, index) => `"text ${index}, not so ${index}",${index % 3}`);
  writeFileSync(join(raw, "tweets.csv"), ["text,label", ...rows, ""].join("\n"));
  execFileSync("python3", ["apps/sentiment/model/prepare.py"], {
    env: { ...process.env, SAGEMAKER_BASE_DIR: folder, PYTHONDONTWRITEBYTECODE: "1" },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const output = (name: string) => join(folder, "processing/output", name);

test("every folder that the training pipeline takes from the preparation is written: a later job of an empty one fails", () => {
  const written = ["train", "validation", "test", "features", "baseline", "bias", "gate"].map((name) => [
    name,
    readdirSync(output(name)).length,
  ]);
  expect(written.filter(([, files]) => files !== 1)).toEqual([]);
});

test("Clarify finds the columns of the stack file's groups, and the model is asked for the text alone", () => {
  const [header = ""] = readFileSync(join(output("bias"), "bias.csv"), "utf8").split("\n");
  const columns = header.split(",");
  const groups = Object.keys(bias.facets);
  expect(columns).toEqual(["text", "label", ...groups]);
  expect(columns.filter((column) => column !== "label" && !bias.excluded.includes(column))).toEqual(["text"]);
});
