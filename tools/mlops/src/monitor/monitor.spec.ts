import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { requestProblems } from "@mlops/api-constraints";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { type Asked, type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand, withTestCredentials } from "../testing/run-command.ts";
import {
  documents,
  execution,
  monitorFiles,
  monitoredAccount,
  scheduleOf,
} from "./testing/monitored-account.ts";

let moto: Moto;
let aws: PretendAws;

beforeAll(async () => {
  moto = await startMoto();
  await withTestCredentials(moto, () => storeFiles(monitorFiles));
}, motoStart);
afterAll(() => moto.stop());
beforeEach(async () => {
  aws = await startPretendAws(monitoredAccount(), moto.url);
});
afterEach(() => aws.stop());

async function storeFiles(files: Readonly<Record<string, unknown>>): Promise<void> {
  const client = new S3Client({ forcePathStyle: true });
  const objects = Object.entries(files).map(([uri, content]) => {
    const [, Bucket = "", Key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
    return { Bucket, Key, Body: JSON.stringify(content) };
  });
  const location = { LocationConstraint: "eu-west-1" } as const;
  for (const Bucket of new Set(objects.map((one) => one.Bucket))) {
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: location }));
  }
  for (const object of objects) await client.send(new PutObjectCommand(object));
}

const asked = (operation: string) => aws.asked.filter((one) => one.operation === operation);
const jsonOf = ({ out }: { readonly out: readonly string[] }) =>
  JSON.parse(out.join("\n")) as Record<string, unknown>;
const report = "monitor report sentiment.prod";

describe("monitor report", () => {
  test("shows drift by feature beside the baseline, the farthest first, and the violations", async () => {
    const { status, out, notes } = await runCommand(`${report} --kind data-quality`, aws);
    expect([status, notes]).toEqual([1, []]);
    expect(out).toEqual([
      `data-quality of ${scheduleOf("data-quality")}: CompletedWithViolations, 2026-11-21 09:00, 1000 records`,
      "report: s3://mlops-platform-prod-ml-data-7c284937/data/monitoring/reports/sentiment-monitor/data-quality/sentiment/2026/11/21/09",
      "",
      "feature     type      missing  mean  baseline mean  distance  threshold  violated",
      "word_count  Integral  0 %       4.5             10       0.5        0.1  baseline_drift_check",
      "language    String    10 %        -              -    0.0105        0.1  -",
      "",
      "violation   check                 description",
      "word_count  baseline_drift_check  Baseline drift distance: 0.5 exceeds threshold: 0.1",
    ]);
  });

  test.each([
    ["model-quality", [{ of: "", name: "accuracy", value: 0.71234, baseline: 0.8, violatedIf: "below" }]],
    ["bias", [{ of: "negation_count 1", name: "DPPL", value: 0.15, baseline: 0.02 }]],
    [
      "explainability",
      [
        { of: "positive", name: "negation_count", value: 0.4, baseline: 0.2 },
        { of: "positive", name: "text", value: 0.8, baseline: 0.8 },
      ],
    ],
  ])("of %s has each metric beside its baseline, as JSON too", async (kind, measures) => {
    const ran = await runCommand(`${report} --kind ${kind} --json`, aws);
    const data = jsonOf(ran);
    expect([ran.status, data["measures"], data["features"]]).toEqual([1, measures, []]);
    expect(data["violations"]).toHaveLength(1);
  });

  test.each(["word_count", "language"])(
    "draws the distribution of %s beside the baseline's",
    async (feature) => {
      const root = mkdtempSync(join(tmpdir(), "report-"));
      const file = join(root, "pictures", "one.svg");
      const line = `${report} --kind data-quality --feature ${feature} --svg ${file}`;
      const { notes } = await runCommand(line, aws);
      expect(notes).toEqual([`wrote ${file}`]);
      const drawn = readFileSync(file, "utf8");
      expect(drawn).toContain(`<title>Distribution of ${feature}</title>`);
      expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawn.match(/<rect /g)?.length).toBeGreaterThan(6);
    },
  );

  test("without a baseline that is there has features alone", async () => {
    aws.on({
      DescribeDataQualityJobDefinition: refused("ValidationException", "Could not find the definition"),
    });
    const data = jsonOf(await runCommand(`${report} --kind data-quality --json`, aws));
    expect(data["features"]).toEqual([
      { feature: "language", type: "String", missing: 0.1 },
      { feature: "word_count", type: "Integral", missing: 0, mean: 4.5 },
    ]);
  });

  test("of an execution is found among more than a hundred", async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({
      ...execution("data-quality"),
      ProcessingJobArn: `arn:aws:sagemaker:eu-west-1:333344445555:processing-job/job-${index}`,
    }));
    aws.on({
      ListMonitoringExecutions: ({ input }) =>
        input["NextToken"] === undefined
          ? { MonitoringExecutionSummaries: many, NextToken: "2" }
          : { MonitoringExecutionSummaries: [execution("data-quality")] },
    });
    const job = "model-monitoring-202611210900-data-quality";
    const data = jsonOf(await runCommand(`${report} --kind data-quality --execution ${job} --json`, aws));
    expect([data["execution"], asked("ListMonitoringExecutions").length]).toEqual([job, 2]);
  });

  const folder =
    "s3://mlops-platform-prod-ml-data-7c284937/data/monitoring/reports/sentiment-monitor/data-quality/sentiment/2026/11/21/09";

  test.each<[string, unknown, RegExp]>([
    [
      "statistics.json",
      { features: [{ name: 7 }] },
      /statistics\.json: features\.0\.name: .*; expected statistics of/,
    ],
    ["statistics.json", [], /statistics\.json: .*; expected statistics of Model Monitor$/],
    ["constraint_violations.json", { violations: "none" }, /expected violations of a monitor$/],
  ])("of which %s is something else names it", async (file, content, note) => {
    aws.on(documents({ ...monitorFiles, [`${folder}/${file}`]: content }));
    const { status, notes } = await runCommand(`${report} --kind data-quality`, aws);
    expect([status, notes]).toEqual([2, [expect.stringMatching(note)]]);
  });

  test("of a feature without values has no distance", async () => {
    const kll = { buckets: [{ lower_bound: "NaN", upper_bound: "NaN", count: 0 }], sketch: { data: [[]] } };
    const common = { num_present: 0, num_missing: 12 };
    const empty = {
      name: "word_count",
      inferred_type: "Unknown",
      numerical_statistics: { common, mean: "NaN", distribution: { kll } },
    };
    const statistics = { dataset: { item_count: 12 }, features: [empty] };
    aws.on(documents({ ...monitorFiles, [`${folder}/statistics.json`]: statistics }));
    const data = jsonOf(await runCommand(`${report} --kind data-quality --json`, aws));
    expect(data["features"]).toContainEqual({
      feature: "word_count",
      type: "Unknown",
      missing: 1,
      baselineMean: 10,
      threshold: 0.1,
    });
  });

  test("of an execution that failed says why, and that it has no report", async () => {
    aws.on({
      ListMonitoringExecutions: {
        MonitoringExecutionSummaries: [
          {
            MonitoringExecutionStatus: "Failed",
            FailureReason: "no data was captured",
            ScheduledTime: 1_763_715_600,
          },
        ],
      },
    });
    const { status, out } = await runCommand(`${report} --kind bias`, aws);
    expect([status, out.slice(1)]).toEqual([1, ["no data was captured", "", "no report was written"]]);
  });

  test.each([
    ["", 2, /^--kind: got nothing; expected one of the monitors of sentiment\.prod: data-quality \(/],
    [" --kind bias --feature text --svg no.svg", 2, /^--svg: got .* without statistics/],
    [
      " --kind data-quality --feature stars --svg no.svg",
      2,
      /^--feature: got "stars"; expected one of word_count, language$/,
    ],
    [
      " --kind drift",
      2,
      /^--kind: got "drift"; expected one of data-quality, model-quality, bias, explainability$/,
    ],
    [" --kind bias --feature text", 2, /^--feature and --svg: got one of them/],
  ])("%s is refused", async (options, status, note) => {
    const ran = await runCommand(`${report}${options}`, aws);
    expect([ran.status, ran.notes[0]]).toEqual([status, expect.stringMatching(note)]);
    expect(existsSync("no.svg")).toBe(false);
  });
});

describe("monitor run", () => {
  const run = "monitor run sentiment.prod --kind data-quality --from 6h";
  const name = "mlops-sentiment-prod-sentiment-monitor-1a2b3c4d-20261121-100000";
  /** A run that is in progress until `ends` milliseconds have passed. */
  const running = (ends: number) => {
    let passed = 0;
    const account = monitoredAccount();
    const usual = account["DescribeMonitoringSchedule"];
    aws.on({
      CreateMonitoringSchedule: {},
      DeleteMonitoringSchedule: {},
      DescribeMonitoringSchedule: (one: Asked) => {
        if (one.input["MonitoringScheduleName"] !== name)
          return typeof usual === "function" ? usual(one) : {};
        const status = passed < ends ? "InProgress" : "CompletedWithViolations";
        return {
          MonitoringScheduleConfig: { ScheduleConfig: { ScheduleExpression: "NOW" } },
          LastMonitoringExecutionSummary: { ...execution("data-quality"), MonitoringExecutionStatus: status },
        };
      },
    });
    return (time: number) => {
      passed = time;
    };
  };

  test("starts a schedule that runs now, follows it, removes it, and shows what was found", async () => {
    const onPause = running(60_000);
    const { status, out, notes } = await runCommand(`${run} --yes`, { ...aws, onPause });
    expect([status, notes]).toEqual([
      1,
      [
        `run data-quality of ${scheduleOf("data-quality")} once, from 2026-11-21T04:00:00.000Z to 2026-11-21T10:00:00.000Z, as schedule ${name}`,
        "      0 s  InProgress",
        "1 min 30 s  CompletedWithViolations",
        `removed schedule ${name}`,
      ],
    ]);
    expect(out.at(-1)).toContain("word_count  baseline_drift_check");
    const [request] = asked("CreateMonitoringSchedule").map(({ input }) => input);
    expect(requestProblems("CreateMonitoringSchedule", { ...request })).toEqual([]);
    expect(request).toMatchObject({
      MonitoringScheduleName: name,
      MonitoringScheduleConfig: {
        MonitoringJobDefinitionName: "sentiment-data-quality-1a2b3c4",
        ScheduleConfig: {
          ScheduleExpression: "NOW",
          DataAnalysisStartTime: "-PT6H",
          DataAnalysisEndTime: "-PT0H",
        },
      },
    });
    expect(asked("DeleteMonitoringSchedule").map(({ input }) => input)).toEqual([
      { MonitoringScheduleName: name },
    ]);
  });

  test("takes the whole hours that hold a time", async () => {
    running(0);
    const times = "--from 2026-11-21T05:30:00Z --to 2026-11-21T08:30:00Z";
    await runCommand(`monitor run sentiment.prod --kind bias ${times} --dry-run`, aws);
    const { notes } = await runCommand(`monitor run sentiment.prod --kind bias ${times} --dry-run`, aws);
    expect(notes[0]).toContain("from 2026-11-21T05:00:00.000Z to 2026-11-21T09:00:00.000Z");
  });

  test("--dry-run starts nothing", async () => {
    const { status, out } = await runCommand(`${run} --dry-run --json`, aws);
    expect([status, JSON.parse(out.join(""))]).toEqual([
      0,
      { monitor: scheduleOf("data-quality"), planned: true },
    ]);
    expect(asked("CreateMonitoringSchedule")).toEqual([]);
  });

  test("goes on after Ctrl-C, keeps its schedule, and can be resumed, which removes it", async () => {
    const onPause = running(600_000);
    const controller = new AbortController();
    controller.abort();
    const stopped = await runCommand(`${run} --yes`, { ...aws, onPause, interruption: controller.signal });
    const again = `monitor run sentiment.prod --monitor ${scheduleOf("data-quality")} --resume ${name}`;
    expect([stopped.status, stopped.notes.at(-1)]).toEqual([
      130,
      `no longer followed; run ${name} goes on, see it with: npm run mlops -- ${again}`,
    ]);
    expect(asked("DeleteMonitoringSchedule")).toEqual([]);
    const resumed = await runCommand(again, { ...aws, onPause });
    expect([resumed.status, resumed.notes.at(-1)]).toEqual([1, `removed schedule ${name}`]);
    expect(asked("CreateMonitoringSchedule")).toHaveLength(1);
  });

  test("is not resumed in a dry run, which removes nothing", async () => {
    running(0);
    const { status, out, notes } = await runCommand(`${run} --resume ${name} --dry-run --json`, aws);
    expect([status, notes, JSON.parse(out.join(""))]).toEqual([
      0,
      [`would follow run ${name} to its end, and remove its schedule`],
      { monitor: scheduleOf("data-quality"), planned: true },
    ]);
    expect(asked("DeleteMonitoringSchedule")).toEqual([]);
  });

  test("that is no run, but a schedule of the stack, is refused, and the schedule stays", async () => {
    aws.on({ DeleteMonitoringSchedule: {} });
    const schedule = scheduleOf("data-quality");
    for (const option of ["", " --dry-run"]) {
      const { status, notes } = await runCommand(`${run} --resume ${schedule}${option}`, aws);
      expect([status, notes]).toEqual([
        2,
        [
          `--resume: got "${schedule}", which runs at cron(0 * ? * * *); expected the schedule of a run that was started once`,
        ],
      ]);
    }
    expect(asked("DeleteMonitoringSchedule")).toEqual([]);
  });

  test("that is not there is refused", async () => {
    const usual = monitoredAccount()["DescribeMonitoringSchedule"];
    aws.on({
      DescribeMonitoringSchedule: (one: Asked) => {
        if (one.input["MonitoringScheduleName"] === "gone")
          return refused("ResourceNotFound", "there is none");
        return typeof usual === "function" ? usual(one) : {};
      },
      ListMonitoringExecutions: { MonitoringExecutionSummaries: [] },
    });
    const { status, notes } = await runCommand(`${run} --resume gone`, aws);
    expect([status, notes]).toEqual([
      2,
      ['--resume: got "gone"; expected the schedule of a run that was started once'],
    ]);
  });

  test("is looked at again when the connection breaks", async () => {
    const onPause = running(30_000);
    const describe = (one: Asked) => ({
      MonitoringScheduleConfig: { ScheduleConfig: { ScheduleExpression: "NOW" } },
      LastMonitoringExecutionSummary: execution("data-quality"),
      before: one.before,
    });
    let looks = 0;
    const account = monitoredAccount()["DescribeMonitoringSchedule"];
    aws.on({
      DescribeMonitoringSchedule: (one: Asked) => {
        if (one.input["MonitoringScheduleName"] !== name)
          return typeof account === "function" ? account(one) : {};
        looks += 1;
        return looks === 1 ? refused("InternalFailure", "try later", 500) : describe(one);
      },
    });
    process.env["AWS_MAX_ATTEMPTS"] = "1";
    try {
      const { status, notes } = await runCommand(`${run} --yes`, { ...aws, onPause });
      expect([status, notes[1], notes.at(-1)]).toEqual([
        1,
        expect.stringMatching(/^SageMaker DescribeMonitoringSchedule: .*; looked at again in 10 s$/),
        `removed schedule ${name}`,
      ]);
    } finally {
      delete process.env["AWS_MAX_ATTEMPTS"];
    }
  });

  test("nobody is there to agree: nothing is started", async () => {
    const { status, notes } = await runCommand(run, aws);
    expect([status, notes.at(-1), asked("CreateMonitoringSchedule")]).toEqual([
      2,
      "nobody is there to agree: give --yes; nothing was changed",
      [],
    ]);
  });

  test("as JSON has what was found", async () => {
    const data = jsonOf(await runCommand(`${run} --yes --json`, { ...aws, onPause: running(0) }));
    expect(data).toMatchObject({
      monitor: scheduleOf("data-quality"),
      status: "CompletedWithViolations",
      records: 1_000,
      violations: [{ of: "word_count", check: "baseline_drift_check" }],
    });
  });

  test("shows what was found also if its schedule cannot be removed, and says how to", async () => {
    running(0);
    aws.on({ DeleteMonitoringSchedule: refused("AccessDeniedException", "not allowed") });
    const { status, notes, out } = await runCommand(`${run} --yes`, aws);
    expect([status, out[0]]).toEqual([1, expect.stringContaining("CompletedWithViolations")]);
    expect(notes.at(-1)).toMatch(
      /^schedule .* is still there: SageMaker DeleteMonitoringSchedule: .*--resume /,
    );
  });

  test("that SageMaker refuses, as for new customers, leaves nothing behind", async () => {
    aws.on({
      CreateMonitoringSchedule: refused("ValidationException", "Model Monitor is closed to new customers"),
    });
    const { status, notes } = await runCommand(`${run} --yes`, aws);
    expect([status, notes.at(-1)]).toEqual([
      3,
      expect.stringMatching(/^SageMaker CreateMonitoringSchedule: .*closed to new customers/),
    ]);
    expect(asked("DeleteMonitoringSchedule")).toEqual([]);
  });

  test.each([
    ["--from 30h", "--from: got 30 h before now, and 0 h as --to; expected 1 to 24 hours before --to"],
    ["--from 2h --to 2h", "--from: got 2 h before now, and 2 h as --to; expected 1 to 24 hours before --to"],
    ["--to 2027-01-01T00:00:00Z", "--to: got the future; expected a time that has passed"],
  ])("%s is refused before anything is asked", async (options, problem) => {
    const { status, notes } = await runCommand(`monitor run sentiment.prod --kind bias ${options}`, aws);
    expect([status, notes, aws.asked]).toEqual([2, [problem], []]);
  });
});

describe("of a DriftPipeline", () => {
  const pipeline = "arn:aws:sagemaker:eu-west-1:333344445555:pipeline/mlops-sentiment-prod-drift";
  const reports = "s3://mlops-platform-prod-ml-data-7c284937/data/monitoring/reports/drift/e1";
  beforeEach(() => {
    aws.on({
      GetResources: ({ input }) => ({
        ResourceTagMappingList: JSON.stringify(input).includes("sagemaker:pipeline")
          ? [{ ResourceARN: pipeline }]
          : [],
      }),
      StartPipelineExecution: { PipelineExecutionArn: `${pipeline}/execution/e1` },
      DescribePipelineExecution: { PipelineExecutionStatus: "Succeeded", CreationTime: 1_763_719_200 },
      ListPipelineExecutionSteps: {
        PipelineExecutionSteps: [
          {
            StepName: "CompareCaptured",
            Metadata: { ProcessingJob: { Arn: "arn:x:processing-job/compare" } },
          },
        ],
      },
      DescribeProcessingJob: {
        ProcessingInputs: [
          { InputName: "baseline", S3Input: { S3Uri: "s3://artifacts/11/baselines/dataset/" } },
        ],
        ProcessingOutputConfig: { Outputs: [{ S3Output: { S3Uri: reports } }] },
      },
    });
  });
  const files = {
    [`${reports}/constraint_violations.json`]: {
      violations: [
        { feature_name: "age", constraint_check_type: "missing_column_check", description: "none has it" },
      ],
    },
    [`${reports}/distances.json`]: { records: 12, distances: { amount: 0.05, age: 0.3 } },
  };
  beforeAll(() =>
    withTestCredentials(moto, async () => {
      const client = new S3Client({ forcePathStyle: true });
      for (const [uri, content] of Object.entries(files)) {
        const [, Bucket = "", Key = ""] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
        await client.send(new PutObjectCommand({ Bucket, Key, Body: JSON.stringify(content) }));
      }
    }),
  );

  test("a run starts the pipeline without metrics, and its report has the same form", async () => {
    const ran = await runCommand("monitor run sentiment.prod --from 48h --to 24h --yes --json", aws);
    expect(asked("StartPipelineExecution")[0]?.input["PipelineParameters"]).toEqual([
      { Name: "Hours", Value: "24" },
      { Name: "HoursAgo", Value: "24" },
      { Name: "PublishMetrics", Value: "no" },
    ]);
    expect([ran.status, jsonOf(ran)]).toEqual([
      1,
      {
        monitor: "mlops-sentiment-prod-drift",
        kind: "data-quality",
        execution: "e1",
        status: "Succeeded",
        time: "2025-11-21T10:00:00.000Z",
        report: reports,
        records: 12,
        violations: [
          { of: "age", subject: "age", check: "missing_column_check", description: "none has it" },
        ],
        features: [
          { feature: "age", distance: 0.3 },
          { feature: "amount", distance: 0.05 },
        ],
        measures: [],
      },
    ]);
  });
});

describe("monitor baseline", () => {
  const line = "monitor baseline sentiment.prod";

  test("shows what each monitor compares with, and of which version", async () => {
    const ran = await runCommand(`${line} --json`, aws);
    const { baselines } = jsonOf(ran) as { readonly baselines: readonly Record<string, unknown>[] };
    expect(ran.status).toBe(0);
    expect(
      baselines.map(({ kind, version, features, records }) => ({ kind, version, features, records })),
    ).toEqual([
      { kind: "data-quality", version: 11, features: 2, records: 2_000 },
      { kind: "model-quality", version: 11 },
      { kind: "bias", version: 11 },
      { kind: "explainability", version: 11 },
    ]);
    expect(baselines.every(({ written }) => typeof written === "string")).toBe(true);
  });

  test("that is missing is the answer no", async () => {
    const ConstraintsResource = { S3Uri: "s3://mlops-platform-prod-ml-data-7c284937/gone.json" };
    aws.on({ DescribeModelBiasJobDefinition: { ModelBiasBaselineConfig: { ConstraintsResource } } });
    const { status, out } = await runCommand(`${line} --kind bias`, aws);
    expect([status, out[1]]).toEqual([
      1,
      expect.stringContaining("missing: s3://mlops-platform-prod-ml-data"),
    ]);
  });

  const data = `${line} --kind model-quality --from-data s3://data/rows.csv`;
  const columns = "--prediction predicted --label truth";

  test("is computed with the role, network and key of the monitor's jobs, and says what the stack file takes", async () => {
    aws.on({ CreateProcessingJob: {} });
    const { status, out } = await runCommand(`${data} ${columns} --yes`, aws);
    const [request] = asked("CreateProcessingJob").map(({ input }) => input);
    expect(request).toMatchObject({
      RoleArn: "arn:aws:iam::333344445555:role/monitor",
      NetworkConfig: { EnableNetworkIsolation: true },
      Environment: {
        analysis_type: "MODEL_QUALITY",
        problem_type: "MulticlassClassification",
        inference_attribute: "predicted",
        ground_truth_attribute: "truth",
      },
      ProcessingOutputConfig: {
        KmsKeyId: "key",
        Outputs: [
          {
            S3Output: {
              S3Uri:
                "s3://mlops-platform-prod-ml-data-7c284937/data/monitoring/reports/sentiment-monitor/model-quality/baselines/20261121T100000",
            },
          },
        ],
      },
    });
    expect(requestProblems("CreateProcessingJob", { ...request })).toEqual([]);
    expect(request?.["Tags"]).toEqual([
      { Key: "Application", Value: "sentiment" },
      { Key: "Environment", Value: "prod" },
    ]);
    expect([status, out[1], out[2], out[3]]).toEqual([
      0,
      "to use it, set in stacks/Pulumi.sentiment.prod.yaml:",
      "  mlops-platform:monitor:",
      "    modelQuality:",
    ]);
  });

  test("is JSON with what the stack file takes, also of a job that is resumed", async () => {
    aws.on({ CreateProcessingJob: {} });
    const resumed = `${line} --kind model-quality --resume one`;
    for (const command of [`${data} ${columns} --yes`, resumed]) {
      const ran = await runCommand(`${command} --json`, aws);
      expect([ran.status, jsonOf(ran)]).toEqual([
        0,
        expect.objectContaining({
          monitor: scheduleOf("model-quality"),
          status: "Completed",
          stackFile: {
            monitor: {
              modelQuality: {
                baseline: { constraints: expect.stringMatching(/constraints\.json$/) as string },
              },
            },
          },
        }),
      ]);
    }
    expect(asked("CreateProcessingJob")).toHaveLength(1);
  });

  test("of more than a hundred monitors is shown for each", async () => {
    const kinds = Array.from({ length: 120 }, (_, index) => `data-quality-${String(index).padStart(3, "0")}`);
    const arns = kinds.map((kind) => ({
      ResourceARN: `arn:aws:sagemaker:eu-west-1:333344445555:monitoring-schedule/${scheduleOf(kind)}`,
    }));
    aws.on({
      DescribeDataQualityJobDefinition: {},
      GetResources: ({ input }) => {
        if (!JSON.stringify(input).includes("monitoring-schedule")) return { ResourceTagMappingList: [] };
        return input["PaginationToken"] === undefined
          ? { ResourceTagMappingList: arns.slice(0, 100), PaginationToken: "2" }
          : { ResourceTagMappingList: arns.slice(100) };
      },
    });
    const { baselines } = jsonOf(await runCommand(`${line} --json`, aws)) as {
      readonly baselines: readonly Record<string, unknown>[];
    };
    expect(baselines.map(({ monitor }) => monitor)).toEqual(kinds.map(scheduleOf));
  });

  test("--dry-run computes nothing", async () => {
    const { status } = await runCommand(`${data} ${columns} --dry-run`, aws);
    expect([status, asked("CreateProcessingJob")]).toEqual([0, []]);
  });

  test("whose job fails is the answer no, with the reason", async () => {
    aws.on({
      CreateProcessingJob: {},
      DescribeProcessingJob: {
        ProcessingJobStatus: "Failed",
        FailureReason: "AccessDenied: s3://data/rows.csv",
      },
    });
    const { status, out } = await runCommand(`${data} ${columns} --yes`, aws);
    expect([status, out]).toEqual([
      1,
      [expect.stringMatching(/-baseline-20261121-100000: Failed: AccessDenied/)],
    ]);
  });

  test.each([
    [data, /^--prediction and --label: got not both/],
    [
      `${line} --kind bias --from-data s3://data/rows.csv`,
      /^--kind: got bias of .*; expected data-quality or model-quality/,
    ],
    [`${line} --kind bias --resume one`, /^--kind: got bias of .*; expected data-quality or model-quality/],
    [`${data} ${columns} --resume one`, /^--resume: got --from-data with it; expected one of them/],
    [`${line} --job-role arn:aws:iam::333344445555:role/one`, /^--job-role: expected --from-data with it$/],
    [`${line} --from-data data/rows.csv`, /^--from-data: got "data\/rows\.csv"; expected an S3 URI/],
  ])("%s is refused", async (command, note) => {
    const { status, notes } = await runCommand(command, aws);
    expect([status, notes[0]]).toEqual([2, expect.stringMatching(note)]);
  });
});
