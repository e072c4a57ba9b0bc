import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "model-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("what train.py saves has the code beside it that the images of endpoints look for", () => {
  const [train, model] = ["train", "model"].map((name) => join(folder, name));
  for (const name of [train, model]) mkdirSync(String(name));
  writeFileSync(join(String(train), "a.csv"), "1,a\n0,b\n");
  execFileSync("python3", ["examples/model/train.py", "--epochs", "2"], {
    env: { ...process.env, SM_CHANNEL_TRAIN: train, SM_MODEL_DIR: model },
  });
  expect(readdirSync(String(model), { recursive: true }).sort()).toEqual([
    "code",
    "code/inference.py",
    "model.json",
  ]);
  const serve = [
    "import runpy, sys",
    `code = runpy.run_path("${join(String(model), "code/inference.py")}")`,
    `loaded = code["model_fn"]("${String(model)}")`,
    'print(code["output_fn"](code["predict_fn"](code["input_fn"]("3,x\\n4,y\\n"), loaded)), end="")',
  ];
  expect(execFileSync("python3", ["-c", serve.join("\n")], { encoding: "utf8" })).toBe("[0.5, 0.5]");
  expect(readFileSync(join(String(model), "model.json"), "utf8")).toBe('{"epochs": 2, "share": 0.5}');
});
