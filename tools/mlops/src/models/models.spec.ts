import { rmSync } from "node:fs";
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { connect } from "../aws/connection.ts";
import { type Moto, motoStart, startMoto } from "../testing/moto.ts";
import { repository, runCommand, withTestCredentials } from "../testing/run-command.ts";
import { arnOf, busArn, groupName, registryWorkspace } from "./testing/registry.ts";

const image = "763104351884.dkr.ecr.eu-west-1.amazonaws.com/tensorflow-inference:2.19.0-cpu";
const bucket = "mlops-platform-dev-ml-data-7c284937";
/** More than the registry lists at once: a hundred. */
const count = 105;

let moto: Moto & { readonly root: string };
const platform = () => connect(repository, "platform.dev", {}, "ssm");
const described = async (version: number) =>
  withTestCredentials(moto, async () =>
    (await platform())
      .client(SageMakerClient)
      .send(new DescribeModelPackageCommand({ ModelPackageName: arnOf(version) })),
  );

beforeAll(async () => {
  moto = { ...(await startMoto()), root: registryWorkspace() };
  await withTestCredentials(moto, async () => {
    const connection = await platform();
    await connection.client(SSMClient).send(
      new PutParameterCommand({
        Name: "/mlops/dev/platform/registry/sentiment/group-name",
        Value: groupName,
        Type: "String",
      }),
    );
    const client = connection.client(SageMakerClient);
    await client.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: groupName }));
    for (let version = 1; version <= count; version += 1) await register(client, version);
    await store(connection.client(S3Client));
  });
}, motoStart);
afterAll(async () => {
  rmSync(moto.root, { recursive: true });
  await moto.stop();
});

const evaluationOf = (version: number) => `pipelines/training/${version}/evaluation.json`;

function register(client: SageMakerClient, version: number) {
  const statistics = { ContentType: "application/json", S3Uri: `s3://${bucket}/${evaluationOf(version)}` };
  return client.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: groupName,
      ModelApprovalStatus: version === 12 ? "Approved" : "PendingManualApproval",
      ModelPackageDescription: `version ${version}`,
      InferenceSpecification: {
        Containers: [
          {
            Image: image,
            ModelDataUrl: `s3://artifacts/models/sentiment/exec/pipelines-exec-Train-${version}/output/model.tar.gz`,
            Environment: { WORKERS: "2", API_TOKEN: "not for a log" },
          },
        ],
        SupportedContentTypes: ["application/json"],
        SupportedResponseMIMETypes: ["application/json"],
      },
      MetadataProperties: {
        CommitId: "9326e3e8",
        GeneratedBy: "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training/execution/exec",
      },
      CustomerMetadataProperties: { TrainingReason: "drift in prod" },
      ...(version > 100 && { ModelMetrics: { ModelQuality: { Statistics: statistics } } }),
    }),
  );
}

/** What the evaluation of a pipeline writes: apps/sentiment/model/sentiment_model/metrics.py. */
async function store(client: S3Client): Promise<void> {
  await client.send(
    new CreateBucketCommand({
      Bucket: bucket,
      CreateBucketConfiguration: { LocationConstraint: "eu-west-1" },
    }),
  );
  const put = (version: number, Body: string) =>
    client.send(new PutObjectCommand({ Bucket: bucket, Key: evaluationOf(version), Body }));
  for (const [version, accuracy] of [
    [105, 0.8125],
    [104, 0.79],
  ] as const) {
    const measured = (value: number) => ({ value, standard_deviation: "NaN" });
    await put(
      version,
      JSON.stringify({
        version: 0,
        dataset: { item_count: 840 },
        metrics: { accuracy, macro_f1: 0.77, majority_share: 0.4 },
        multiclass_classification_metrics: {
          confusion_matrix: { 0: { 0: 5, 1: 2 } },
          accuracy: measured(accuracy),
          weighted_f1: measured(accuracy - 0.01),
        },
      }),
    );
  }
  await put(103, "accuracy=0.8");
}

test("versions are listed with metrics and who serves them, the newest first", async () => {
  const { status, out, notes } = await runCommand("models list sentiment.dev --limit 4", moto);
  expect(status).toBe(0);
  expect(out.map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "<created>       "))).toEqual([
    `sentiment of platform.dev: ${groupName}`,
    "version  status   created           accuracy  macro_f1  decided by  pinned by",
    "    105  Pending  <created>         0.8125    0.7700    -           -",
    "    104  Pending  <created>         0.7900    0.7700    -           -",
    "    103  Pending  <created>         -         -         -           -",
    "    102  Pending  <created>         -         -         -           -",
    "older versions are left out; --limit shows up to 1000",
  ]);
  expect(notes).toEqual([
    `version 103: no metrics: s3://${bucket}/${evaluationOf(103)}: it is no JSON`,
    expect.stringMatching(
      /^version 102: no metrics: s3:.*: S3 GetObject: NoSuchKey: The specified key does not exist\. \(request \w+\)$/,
    ),
  ]);
});

test("all versions are listed, however many pages they take", async () => {
  const { status, out } = await runCommand("models list platform.dev --limit 1000 --json", moto);
  expect(status).toBe(0);
  const { versions, hasMore } = JSON.parse(out.join("\n")) as {
    readonly versions: readonly { readonly version: number; readonly pinnedBy: readonly string[] }[];
    readonly hasMore: boolean;
  };
  expect(versions.map(({ version }) => version)).toEqual(
    Array.from({ length: count }, (_, index) => count - index),
  );
  expect(versions.filter(({ pinnedBy }) => pinnedBy.length > 1)).toEqual([
    expect.objectContaining({
      version: 12,
      approvalStatus: "Approved",
      pinnedBy: ["sentiment.dev", "sentiment.prod", "sentiment.qa"],
    }),
  ]);
  expect(hasMore).toBe(false);
});

test("only versions of a status are listed, with the metric that is asked for", async () => {
  const line = "models list sentiment.dev --status Approved --metric weighted_f1";
  const { out } = await runCommand(line, moto);
  expect(out.slice(1).map((text) => text.split(/ {2,}/).filter((part) => part !== ""))).toEqual([
    ["version", "status", "created", "weighted_f1", "decided by", "pinned by"],
    ["12", "Approved", expect.any(String), "-", "-", "dev, prod, qa"],
  ]);
});

test("a version is shown with containers, lineage, metrics and who serves it, and without secrets", async () => {
  const { status, out, notes } = await runCommand("models show sentiment.dev 105", moto);
  expect(status).toBe(0);
  expect(notes).toEqual([
    expect.stringContaining("training job pipelines-exec-Train-105: SageMaker DescribeTrainingJob: "),
  ]);
  expect(out.filter((line) => !line.includes("created"))).toEqual([
    "sentiment 105 of platform.dev: PendingManualApproval",
    "",
    "version",
    `  arn          ${arnOf(105)}`,
    "  status       Completed",
    "  description  version 105",
    "",
    "container",
    `  image      ${image}`,
    "  artifact   s3://artifacts/models/sentiment/exec/pipelines-exec-Train-105/output/model.tar.gz",
    "  WORKERS    2",
    "  API_TOKEN  (not shown)",
    "",
    "lineage",
    "  generated by    arn:aws:sagemaker:eu-west-1:111122223333:pipeline/training/execution/exec",
    "  commit          9326e3e8",
    "  training job    pipelines-exec-Train-105",
    "  TrainingReason  drift in prod",
    "",
    "metrics",
    "  accuracy        0.8125",
    "  macro_f1        0.7700",
    "  majority_share  0.4000",
    "  weighted_f1     0.8025",
    "",
    "reports",
    `  modelQuality  s3://${bucket}/${evaluationOf(105)}`,
  ]);
});

test("metrics of versions are compared, with the difference from the first and which is better", async () => {
  const { status, out } = await runCommand("models compare sentiment.dev 104 105", moto);
  expect(status).toBe(0);
  expect(out).toEqual([
    "sentiment 104: PendingManualApproval, sentiment 105: PendingManualApproval",
    "metric          104     105     105 - 104  better",
    "accuracy        0.7900  0.8125  +0.0225    105",
    "macro_f1        0.7700  0.7700  0          equal",
    "majority_share  0.4000  0.4000  0          -",
    "weighted_f1     0.7800  0.8025  +0.0225    105",
  ]);
  const compared = await runCommand("models compare sentiment.dev 104 105 12 --json", moto);
  expect(JSON.parse(compared.out.join("\n"))).toMatchObject({
    versions: [{ version: 104 }, { version: 105 }, { version: 12 }],
    metrics: [{ metric: "accuracy", values: { "104": 0.79, "105": 0.8125 }, better: [105] }, {}, {}, {}],
  });
});

test("versions without metrics cannot be compared, which is the answer no", async () => {
  expect(await runCommand("models compare sentiment.dev 1 2", moto)).toEqual({
    status: 1,
    out: ["sentiment 1: PendingManualApproval, sentiment 2: PendingManualApproval", "none has metrics"],
    notes: [],
  });
});

test("an approval is recorded with who and why, keeps the status, and a rejection keeps its record", async () => {
  const approve = ["models", "approve", "sentiment.dev", "103", "--reason", "better | on\nnegations"];
  const approved = await runCommand([...approve, "--yes", "--json"], moto);
  expect(approved.notes).toEqual([
    `deploy pipelines that listen to ${busArn} start with it`,
    "approve sentiment 103, which is PendingManualApproval",
  ]);
  const by = "arn:aws:sts::111122223333:user/moto";
  expect(JSON.parse(approved.out.join("\n"))).toEqual({
    model: "sentiment",
    version: 103,
    arn: arnOf(103),
    before: "PendingManualApproval",
    status: "Approved",
    at: "2026-11-21T10:00:00Z",
    by,
    reason: "better | on\nnegations",
    outcome: "done",
  });
  const first = `2026-11-21T10:00:00Z Approved by ${by}: better / on negations`;
  expect(await described(103)).toMatchObject({ ModelApprovalStatus: "Approved", ApprovalDescription: first });
  expect(await runCommand([...approve, "--yes"], moto)).toEqual({
    status: 0,
    out: ["sentiment 103 is Approved already"],
    notes: [],
  });

  const reject = ["models", "reject", "sentiment.dev", "103", "--reason", "biased"];
  expect(await runCommand(reject, { ...moto, typed: ["y"] })).toEqual({
    status: 0,
    out: ["sentiment 103 is Rejected"],
    notes: ["reject sentiment 103, which is Approved"],
  });
  expect(await described(103)).toMatchObject({
    ModelApprovalStatus: "Rejected",
    ApprovalDescription: `2026-11-21T10:00:00Z Rejected by ${by}: biased | ${first}`,
  });
  const { out } = await runCommand("models show sentiment.dev 103", moto);
  expect(out.slice(-2)).toEqual([
    "  2026-11-21 10:00 Rejected by moto  biased",
    "  2026-11-21 10:00 Approved by moto  better / on negations",
  ]);
});

test("who rejects a version that stacks serve is told that they go on, and a dry run changes nothing", async () => {
  const reject = ["models", "reject", "sentiment.qa", "12", "--reason", "biased", "--dry-run"];
  const { status, out, notes } = await runCommand(reject, moto);
  expect([status, out]).toEqual([0, ["sentiment 12 stays Approved"]]);
  expect(notes).toEqual([
    "sentiment.dev goes on serving it: its file names it at endpoint.model",
    "sentiment.prod goes on serving it: its file names it at endpoint.variants.challenger.model",
    "sentiment.qa goes on serving it: its file names it at endpoint.variants.main.model",
    "would reject sentiment 12, which is Approved",
  ]);
  expect(await described(12)).toMatchObject({ ModelApprovalStatus: "Approved" });
});

test.each([
  [
    "models show delivery.dev 1",
    2,
    'stack: got "delivery.dev", whose file names no registry; expected a platform\'s stack, or one of an app with a registry',
  ],
  [
    "models show platform.dev 1 --model churn",
    2,
    '--model: got "churn"; expected one of platform.dev: sentiment',
  ],
  ["models show sentiment.dev 0", 2, "version: got 0; expected a whole number from 1 to 99999"],
  ["models compare sentiment.dev 1", 2, "versions: got [1]; expected at least two numbers, each once"],
  ["models compare sentiment.dev 1 01", 2, "versions: got [1,1]; expected at least two numbers, each once"],
  ["models approve sentiment.dev 1 --yes", 2, "--reason: got nothing; expected why, for whoever asks later"],
  [
    "models approve sentiment.dev 1 --reason x",
    2,
    "nobody is there to agree: give --yes; nothing was changed",
  ],
  [
    "models list sentiment.dev --status approved",
    2,
    '--status: got "approved"; expected Approved, Rejected or PendingManualApproval',
  ],
  [
    "models show sentiment.dev 999",
    3,
    `SageMaker DescribeModelPackage: ValidationException: Model package ${arnOf(999)} not found`,
  ],
])("%s is refused", async (line, status, problem) => {
  const ran = await runCommand(line, moto);
  expect([ran.status, ran.out]).toEqual([status, []]);
  expect(ran.notes.join("\n")).toContain(problem);
});
