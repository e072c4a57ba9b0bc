import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const script = join(__dirname, "../captured/captured_drift.py");
/** In place of boto3: a bucket that is a folder, and metrics that become lines of a file. */
const boto3 = `
import io, json, os
from pathlib import Path
ROOT = Path(os.environ["PRETEND_ROOT"])
class Pages:
    def paginate(self, Bucket, Prefix, Delimiter=None):
        folder = ROOT / Bucket / Prefix
        if Delimiter:
            yield {"CommonPrefixes": [{"Prefix": Prefix + one.name + "/"} for one in sorted(folder.iterdir())]}
        elif folder.is_dir():
            yield {"Contents": [{"Key": Prefix + one.name} for one in sorted(folder.iterdir())]}
        else:
            yield {}
class Client:
    def get_paginator(self, name): return Pages()
    def get_object(self, Bucket, Key): return {"Body": io.BytesIO((ROOT / Bucket / Key).read_bytes())}
    def put_metric_data(self, **given):
        with (ROOT / "metrics.jsonl").open("a") as file: file.write(json.dumps(given) + "\\n")
def client(name, region_name): return Client()
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "captured-drift-"));
  write("modules/boto3.py", boto3);
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
const baseline = (rows: readonly string[]) =>
  write("ml/processing/input/baseline/baseline.csv", ["amount,country", ...rows].join("\n"));
const folderOf = (hoursAgo: number) =>
  new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 13).replaceAll(/[-T]/g, "/");
const captured = (hoursAgo: number, requests: readonly string[], encoding = "CSV") =>
  write(
    `data/captured/fraud/main/${folderOf(hoursAgo)}/${encoding}.jsonl`,
    requests.map((data) => JSON.stringify({ captureData: { endpointInput: { data, encoding } } })).join("\n"),
  );
function run(...more: readonly string[]) {
  const place = [
    "--captured",
    "s3://data/captured/fraud/",
    "--region",
    "eu-west-1",
    "--base",
    join(root, "ml"),
  ];
  const metric = ["--endpoint", "fraud", "--schedule", "fraud-data", "--namespace", "metrics"];
  const given = [...place, ...metric, "--hours", "2"];
  const env = {
    ...process.env,
    PYTHONPATH: join(root, "modules"),
    PRETEND_ROOT: root,
    PYTHONDONTWRITEBYTECODE: "1",
  };
  return spawnSync("python3", [script, ...given, ...more], { encoding: "utf8", env });
}
const reported = (): unknown =>
  JSON.parse(readFileSync(join(root, "ml/processing/output/drift/constraint_violations.json"), "utf8"));
const metrics = () =>
  readFileSync(join(root, "metrics.jsonl"), "utf8")
    .trim()
    .split("\n")
    .flatMap(
      (line) => (JSON.parse(line) as { MetricData: { MetricName: string; Value: number }[] }).MetricData,
    )
    .map(({ MetricName, Value }) => [MetricName, Value]);

const trained = Array.from({ length: 400 }, (_, index) => `${index % 100},${index % 2 ? "AT" : "DE"}`);

test("requests like the training data are no drift", () => {
  baseline(trained);
  captured(1, trained);
  const found = run("--watch=amount=0.2");
  expect([found.status, found.stdout]).toEqual([0, "captured_records=400\nviolations=0\n"]);
  expect(metrics()).toEqual([
    ["feature_baseline_drift_amount", 0],
    ["feature_baseline_drift_country", 0],
  ]);
});

test("numbers that moved and texts that are new are as far away as their shares differ, less chance", () => {
  baseline(trained);
  captured(
    1,
    trained.map((row) => row.replace(/^\d+/, "500").replace("AT", "FR")),
  );
  const found = run("--watch=amount=0.2", "--watch=country=0.5");
  expect(found.stdout).toBe("captured_records=400\nviolations=1\n");
  // By chance 1.8 * sqrt(800 / 160,000).
  expect(metrics()).toEqual([
    ["feature_baseline_drift_amount", 0.8727],
    ["feature_baseline_drift_country", 0.3727],
  ]);
  expect(reported()).toEqual({
    version: 0,
    violations: [
      {
        feature_name: "amount",
        constraint_check_type: "baseline_drift_check",
        description: "Baseline drift distance: 0.8727 exceeds threshold: 0.2",
      },
    ],
  });
  expect(readFileSync(join(root, "metrics.jsonl"), "utf8")).toContain(
    '"Dimensions": [{"Name": "Endpoint", "Value": "fraud"}, {"Name": "MonitoringSchedule", "Value": "fraud-data"}]',
  );
});

test("only the whole hours are looked at, in all forms that requests are captured in", () => {
  baseline(trained);
  captured(0, trained);
  captured(3, trained);
  captured(1, [
    "1,AT\n2,DE",
    '{"amount": 3, "country": "DE"}',
    '{\n  "instances": [{"amount": 4}, [5, "AT"]]\n}',
    '{"amount": 7}\n{"amount": 8}\n',
  ]);
  captured(2, [Buffer.from("6,AT").toString("base64")], "BASE64");
  expect(run("--watch=amount=0.5").stdout).toBe("captured_records=8\nviolations=0\n");
});

test("a run over a time that has passed looks at those hours, and publishes nothing if it is told so", () => {
  baseline(trained);
  captured(1, trained);
  captured(4, ["1,AT"]);
  expect(run("--watch=amount=0.2", "--hours_ago", "3", "--publish", "no").stdout).toBe(
    "captured_records=1\nviolations=0\n",
  );
  expect(() => metrics()).toThrow("ENOENT");
});

test("a preprocessor of Model Monitor makes the features", () => {
  baseline(trained);
  write(
    "ml/processing/input/preprocessor/features.py",
    "def preprocess_handler(record, logger):\n    return {'amount': len(record.endpoint_input.data)}\n",
  );
  captured(1, ["abc", "defg"]);
  const found = run("--watch=country=0.5");
  expect(found.stdout).toBe("captured_records=2\nviolations=1\n");
  expect(reported()).toMatchObject({
    violations: [{ feature_name: "country", constraint_check_type: "missing_column_check" }],
  });
  expect(metrics()).toContainEqual(["feature_baseline_drift_country", 1]);
});

test("hours in which nobody asked publish nothing, and are no failure", () => {
  baseline(trained);
  mkdirSync(join(root, "data/captured/fraud"), { recursive: true });
  const found = run("--watch=amount=0.2");
  expect([found.status, found.stdout]).toEqual([0, "captured_records=0\nviolations=0\n"]);
  expect(() => metrics()).toThrow("ENOENT");
});

test.each([
  [
    "a feature that the baseline has not",
    "--watch=age=0.2",
    "watched: got age; expected features of the baseline: amount, country\n",
  ],
])("%s is one clear message", (_, watch, message) => {
  baseline(trained);
  captured(1, trained);
  const found = run(watch);
  expect([found.status, found.stderr]).toEqual([1, message]);
});
