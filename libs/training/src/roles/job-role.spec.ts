import { output } from "@pulumi/pulumi";
import { platformRef } from "@mlops/contracts/testing";
import { executionVariables, join, processingStep, stringParameter } from "@mlops/pipeline-definition";
import { pretendCloud } from "@mlops/testing";
import { processingJob } from "../processing-job/processing-job.ts";
import { jobReferences, known, registryOf, roleArn, sourceCode } from "../testing/jobs.ts";
import { trainingJob } from "../training-job/training-job.ts";
import { type JobRoleArgs, jobRole } from "./job-role.ts";
import { canRunJobs } from "./running-rights.ts";

const references = jobReferences();
const { environment, guardrails, keys } = platformRef();
const prepare = processingJob("prepare", {
  ...references,
  source: sourceCode("prepare.py"),
  container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" },
  inputs: { raw: { uri: "s3://data-bucket/raw/" } },
  outputs: {
    train: { uri: join("/", ["s3://data-bucket/prepared", executionVariables.pipelineExecutionId]) },
  },
  instanceType: "ml.m7i.large",
});
const prepared = processingStep("Prepare", { arguments: prepare.request(roleArn) }).properties
  .ProcessingOutputConfig.Outputs.train.S3Output.S3Uri;
const train = trainingJob("churn", {
  ...references,
  container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
  inputs: { train: { uri: prepared } },
  instanceType: "ml.m7i.large",
});

async function policyOf(args: Partial<JobRoleArgs> = {}) {
  const cloud = await pretendCloud(() =>
    jobRole("churn-jobs", { environment, guardrails, keys, jobs: [prepare, train], ...args }),
  );
  expect(cloud.inputs("churn-jobs", "Role")).toMatchObject({
    description: `Runs ${(args.jobs ?? [prepare, train]).map(({ name }) => name).join(", ")}`,
    permissionsBoundary: "arn:aws:iam::111122223333:policy/mlops/boundary",
  });
  return cloud.inputs("churn-jobs-policy").policy;
}

test("the role of jobs pulls, reads, writes and decrypts exactly what they do", async () => {
  const registry = "arn:aws:ecr:eu-west-1:141502667606:repository";
  const logs = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker";
  const prefixes = ["raw/", "training/source/a/sourcedir.tar.gz", "prepared/", "training/sentiment/churn"];
  expect(await policyOf()).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "PullImages",
        Effect: "Allow",
        Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        Resource: [`${registry}/sagemaker-scikit-learn`, `${registry}/sagemaker-xgboost`],
      },
      { Sid: "SignInToEcr", Effect: "Allow", Action: ["ecr:GetAuthorizationToken"], Resource: ["*"] },
      {
        Sid: "ReadInputs",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [
          "arn:aws:s3:::data-bucket/raw/*",
          "arn:aws:s3:::artifact-bucket/training/source/a/sourcedir.tar.gz*",
          "arn:aws:s3:::data-bucket/prepared/*",
          "arn:aws:s3:::artifact-bucket/training/sentiment/churn*",
        ],
      },
      {
        Sid: "ListInputs",
        Effect: "Allow",
        Action: ["s3:ListBucket"],
        Resource: ["data-bucket", "artifact-bucket", "data-bucket", "artifact-bucket"].map(
          (bucket) => `arn:aws:s3:::${bucket}`,
        ),
        Condition: { StringLike: { "s3:prefix": prefixes.map((prefix) => `${prefix}*`) } },
      },
      {
        Sid: "WriteOutputs",
        Effect: "Allow",
        Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
        Resource: [
          "arn:aws:s3:::data-bucket/prepared/*",
          "arn:aws:s3:::artifact-bucket/training/sentiment/churn/*",
        ],
      },
      {
        Sid: "UseDataKey",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
        Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
      },
      {
        Sid: "AttachEncryptedVolumes",
        Effect: "Allow",
        Action: ["kms:CreateGrant"],
        Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
      {
        Sid: "WriteLogs",
        Effect: "Allow",
        Action: [
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ],
        Resource: [
          `${logs}/ProcessingJobs`,
          `${logs}/ProcessingJobs:*`,
          `${logs}/TrainingJobs`,
          `${logs}/TrainingJobs:*`,
        ],
      },
      {
        Sid: "PublishMetrics",
        Effect: "Allow",
        Action: ["cloudwatch:PutMetricData"],
        Resource: ["*"],
        Condition: {
          StringEquals: {
            "cloudwatch:namespace": ["/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/TrainingJobs"],
          },
        },
      },
      expect.objectContaining({ Sid: "UseVpc", Resource: ["*"] }),
    ],
  });
});

test("rules of Debugger are pulled and logged as processing jobs", async () => {
  const watched = trainingJob("watched", {
    ...references,
    container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
    instanceType: "ml.m7i.large",
    profiler: { rules: [{ rule: "ProfilerReport" }] },
  });
  const logs = "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker";
  expect(await policyOf({ jobs: [watched] })).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({
        Sid: "PullImages",
        Resource: [
          "arn:aws:ecr:eu-west-1:141502667606:repository/sagemaker-xgboost",
          "arn:aws:ecr:eu-west-1:929884845733:repository/sagemaker-debugger-rules",
        ],
      }),
      expect.objectContaining({
        Sid: "WriteLogs",
        Resource: expect.arrayContaining([`${logs}/TrainingJobs`, `${logs}/ProcessingJobs:*`]),
      }),
    ]),
  });
});

test("jobs on local disks need no grants of the key", async () => {
  const local = trainingJob("local", {
    ...references,
    container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
    instanceType: "ml.g5.xlarge",
  });
  expect(await policyOf({ jobs: [local] })).not.toHaveProperty(
    "Statement",
    expect.arrayContaining([expect.objectContaining({ Sid: "AttachEncryptedVolumes" })]),
  );
});

describe("what an execution chooses", () => {
  const open = trainingJob("open", {
    ...references,
    container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
    inputs: { train: { uri: stringParameter("InputData") } },
    outputUri: stringParameter("Output"),
    instanceType: "ml.m7i.large",
  });

  test("of a model of the registry is its folder, with its key, the data key said once", async () => {
    const { keys: dataKeys } = references;
    const registry = registryOf("churn");
    const jobs = [registry, { ...registry, artifactKeyArn: dataKeys.dataKeyArn }].map((one, index) =>
      trainingJob(`train-${index}`, {
        ...references,
        registry: one,
        container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
        instanceType: "ml.m7i.large",
      }),
    );
    expect(await policyOf({ jobs })).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Sid: "UseDataKey",
          Resource: [
            "arn:aws:kms:eu-west-1:111122223333:key/data",
            "arn:aws:kms:eu-west-1:111122223333:key/models",
          ],
        }),
        expect.objectContaining({
          Sid: "WriteOutputs",
          Resource: expect.arrayContaining(["arn:aws:s3:::artifact-bucket/models/churn/*"]) as unknown,
        }),
      ]) as unknown,
    });
  });

  test("is refused where nothing bounds it", () => {
    expect(() => jobRole("jobs", { environment, guardrails, keys, jobs: [open] })).toThrow(
      new Error(
        [
          "role jobs cannot be built:",
          '  - jobs.open.output: got {"Get":"Parameters.Output"}; expected an S3 URI whose beginning is known before a ' +
            "pipeline runs",
          '  - jobs.open.input: got {"Get":"Parameters.InputData"}; expected an S3 URI that is known; set reads to what ' +
            "executions may choose",
        ].join("\n"),
      ),
    );
    expect(() => jobRole("jobs", { environment, guardrails, keys, jobs: [] })).toThrow(
      "expected at least one job",
    );
  });

  test("is read below what the role is told", async () => {
    const bounded = trainingJob("bounded", {
      ...references,
      container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
      inputs: { train: { uri: stringParameter("InputData") } },
      outputUri: join("", [output("s3://artifact-bucket/m"), "/", executionVariables.pipelineExecutionId]),
      instanceType: "ml.m7i.large",
    });
    expect(await policyOf({ jobs: [bounded], reads: ["s3://data-bucket/sets/"] })).toMatchObject({
      Statement: expect.arrayContaining([
        expect.objectContaining({
          Sid: "ReadInputs",
          Resource: ["arn:aws:s3:::artifact-bucket/m/*", "arn:aws:s3:::data-bucket/sets/*"],
        }),
        expect.objectContaining({ Sid: "WriteOutputs", Resource: ["arn:aws:s3:::artifact-bucket/m/*"] }),
      ]),
    });
  });
});

test("a pipeline's role starts jobs of pipelines only, and passes their role to SageMaker only", async () => {
  const jobs = "arn:aws:sagemaker:eu-west-1:111122223333";
  const rights = canRunJobs({
    environment,
    keys,
    roleArn,
    kinds: ["training", "tuning", "training", "transform"],
  });
  expect(await known(rights)).toEqual([
    {
      Sid: "RunTrainingJobs",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateTrainingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:StopTrainingJob",
      ],
      Resource: [`${jobs}:training-job/pipelines-*`],
    },
    {
      Sid: "RunTuningJobs",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateHyperParameterTuningJob",
        "sagemaker:DescribeHyperParameterTuningJob",
        "sagemaker:ListTrainingJobsForHyperParameterTuningJob",
        "sagemaker:StopHyperParameterTuningJob",
      ],
      Resource: [`${jobs}:hyper-parameter-tuning-job/*`],
    },
    {
      Sid: "RunTransformJobs",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateTransformJob",
        "sagemaker:DescribeTransformJob",
        "sagemaker:StopTransformJob",
      ],
      Resource: [`${jobs}:transform-job/pipelines-*`],
    },
    {
      Sid: "PassJobRole",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [roleArn],
      Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    },
    expect.objectContaining({ Sid: "AttachEncryptedVolumes" }),
    {
      Sid: "DescribeKey",
      Effect: "Allow",
      Action: ["kms:DescribeKey"],
      Resource: ["arn:aws:kms:eu-west-1:111122223333:key/data"],
    },
  ]);
});
