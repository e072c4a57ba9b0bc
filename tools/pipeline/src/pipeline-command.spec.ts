import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mutated, mutations, pipelines } from "@mlops/pipeline-definition/testing";
import { readPipelineCommandLine } from "./command-line.ts";

// Each test starts a process.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "definitions-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Run the command in the folder. */
function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, "../bin/pipeline.js"), ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" }, maxBuffer: 64 * 1024 * 1024 },
  );
  return { status, stdout, lines: stdout.trimEnd().split("\n"), errors: stderr.trimEnd().split("\n") };
}

function write(file: string, content: string | Buffer) {
  writeFileSync(join(folder, file), content);
}

test("definitions of the Python SDK have no problems", () => {
  const definitions = join(__dirname, "../../../libs/pipeline-definition/fixtures/definitions");
  const files = readdirSync(definitions).map((file) => join(definitions, file));
  const { status, lines, errors } = run("check", ...files);
  expect([status, errors, lines]).toEqual([
    0,
    [""],
    [...files.map((file) => `${file}: no problems`), "8 definitions, 0 problems"],
  ]);
});

test("what the preview writes is judged but for the values that only a deployment knows", () => {
  const previewed = (role: unknown, instanceType: unknown) => ({
    Version: "2020-12-01",
    Steps: [
      {
        Name: "Train",
        Type: "Training",
        Arguments: {
          AlgorithmSpecification: { TrainingImage: { $: "unknown" }, TrainingInputMode: "File" },
          OutputDataConfig: { S3OutputPath: { $: "unknown" } },
          ResourceConfig: { InstanceType: instanceType, InstanceCount: 1, VolumeSizeInGB: 30 },
          RoleArn: role,
          StoppingCondition: { MaxRuntimeInSeconds: 3600 },
        },
      },
    ],
  });
  write("sound.json", JSON.stringify(previewed({ $: "unknown" }, "ml.m5.large")));
  write("wrong.json", JSON.stringify(previewed({ $: "secret" }, "ml.m5.larg")));
  expect(run("check", "sound.json", "wrong.json")).toMatchObject({
    status: 1,
    lines: [
      "sound.json: no problems",
      expect.stringMatching(
        /^wrong\.json: Train\.Arguments\.ResourceConfig\.InstanceType: got "ml\.m5\.larg"; /,
      ),
      expect.stringMatching(/^wrong\.json: Train\.Arguments\.RoleArn: got an object; /),
      "2 definitions, 2 problems",
    ],
  });
});

test("every mutation is refused, with step and path of each problem", () => {
  mutations.forEach((mutation, index) => write(`${index}.json`, JSON.stringify(mutated(mutation))));
  const files = mutations.map((_, index) => `${index}.json`);
  const { status, stdout } = run("check", "--json", ...files);
  const judged = JSON.parse(stdout) as {
    readonly files: readonly {
      readonly file: string;
      readonly problems: readonly { readonly step?: string; readonly path: string; readonly text: string }[];
    }[];
  };
  expect(status).toBe(1);
  expect(judged.files.map(({ file, problems }) => [file, problems.map(({ text }) => text)])).toEqual(
    mutations.map(({ problems }, index) => [`${index}.json`, problems]),
  );
  expect(judged.files[0]?.problems[0]).toEqual({
    step: "AbaloneTrain",
    path: "Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri",
    text: mutations[0]?.problems[0],
  });
});

test("problems are printed with their file", () => {
  write("a.json", '{"Steps": [{"Name": "End", "Type": "Stop", "Arguments": {}}], "Version": 1}');
  const { status, lines } = run("check", "a.json");
  expect([status, lines]).toEqual([
    1,
    [
      'a.json: Version: got 1; expected "2020-12-01"',
      expect.stringMatching(/^a\.json: End\.Type: got "Stop"; expected "AutoML", .* or "Tuning"$/),
      "1 definition, 2 problems",
    ],
  ]);
});

test("files that cannot be read are named, a line each, after the others were judged", () => {
  write("good.json", JSON.stringify(pipelines["deployment"]?.()));
  write("bytes.json", Buffer.from([0x7b, 0xff, 0x7d]));
  write("cut.json", '{"Steps": [{"Name": "hunter2"');
  write("deep.json", `${"[".repeat(100_000)}${"]".repeat(100_000)}`);
  write("keys.json", '{"Steps": [], "__proto__": {"Version": 5}}');
  write("huge.json", " ".repeat(17_000_000));
  const { status, lines, errors } = run(
    "check", "lost.json", ".", "bytes.json", "cut.json", "deep.json", "keys.json", "huge.json", "/dev/zero", "good.json",
  ); // prettier-ignore
  expect([status, lines, errors]).toEqual([
    2,
    ["good.json: no problems", "1 definition, 0 problems"],
    [
      "lost.json: cannot be read: ENOENT: no such file or directory, open 'lost.json'",
      ".: cannot be read: EISDIR: illegal operation on a directory, read",
      "bytes.json: got bytes that are not UTF-8; expected JSON",
      expect.stringMatching(/^cut\.json: definition: got a text that is not JSON.*; expected JSON$/),
      "deep.json: definition: got more than 100 levels; expected fewer",
      "keys.json: definition: got the key __proto__; expected others",
      "huge.json: got more than 16777216 bytes; expected a definition",
      "/dev/zero: got more than 16777216 bytes; expected a definition",
    ],
  ]);
  expect(errors.join()).not.toContain("hunter2");
});

test("a definition is drawn, also one with problems", () => {
  write("a.json", '{"Steps": [{"Name": "a", "Type": "Fail", "DependsOn": ["lost"]}]}');
  const { status, lines } = run("draw", "a.json");
  expect([status, lines]).toEqual([0, ["flowchart TD", '  step0(["a<br/>Fail"])']]);
});

test.each([
  [[], /^action: got nothing; expected check or draw\n\nusage: npm run pipeline -- check/],
  [["chekc", "a"], /^action: got chekc; expected check or draw\n/],
  [["check"], /^check: got no file; expected one\n/],
  [["draw", "a", "b"], /^draw: got 2 files; expected one file and no options\n/],
  [["draw", "--json", "a"], /^draw: got --json; expected one file and no options\n/],
  [["check", "--strict"], /^--strict: there is no such option; expected one of --/],
])("%j is refused", (args, message) => {
  expect(() => readPipelineCommandLine(args)).toThrow(message);
});
