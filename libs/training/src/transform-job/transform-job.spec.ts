import { executionVariables, join, stringParameter, transformStep } from "@mlops/pipeline-definition";
import { singleRun } from "../job/single-run.ts";
import { jobReferences, known } from "../testing/jobs.ts";
import { type TransformJobArgs, transformJob } from "./transform-job.ts";

const { environment, keys } = jobReferences();
const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const nightly: TransformJobArgs = {
  environment,
  keys,
  modelName: "churn-1",
  input: { uri: "s3://data-bucket/today/", contentType: "text/csv", split: "Line", filter: "$[1:]" },
  output: {
    uri: "s3://data-bucket/scored/",
    accept: "text/csv",
    assemble: "Line",
    withInput: true,
    filter: "$[0,-1]",
  },
  variables: { WORKERS: "2" },
  instanceType: "ml.m5.xlarge",
  instances: 2,
  concurrentRequests: 4,
};

test("a transform job is the request of the API, in a step and in a single run", async () => {
  const job = transformJob("score", nightly);
  const expected = {
    ModelName: "churn-1",
    BatchStrategy: "MultiRecord",
    MaxPayloadInMB: 6,
    MaxConcurrentTransforms: 4,
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://data-bucket/today/" } },
      ContentType: "text/csv",
      SplitType: "Line",
      CompressionType: "None",
    },
    TransformOutput: {
      S3OutputPath: "s3://data-bucket/scored/",
      KmsKeyId: key,
      Accept: "text/csv",
      AssembleWith: "Line",
    },
    TransformResources: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, VolumeKmsKeyId: key },
    Environment: { WORKERS: "2" },
    DataProcessing: { InputFilter: "$[1:]", OutputFilter: "$[0,-1]", JoinSource: "Input" },
  };
  const { definition } = transformStep("Score", { arguments: job.request() });
  expect(await known(definition.Arguments)).toEqual(expected);
  const { operation, request } = singleRun(job, "score-1");
  expect(operation).toBe("CreateTransformJob");
  expect(await known(request)).toEqual({ TransformJobName: "score-1", ...expected });
});

test("a whole object is one request unless it is split", async () => {
  const { input: _input, output: _output, variables: _variables, ...rest } = nightly;
  const request = await known(
    transformJob("score", {
      ...rest,
      modelName: stringParameter("ModelName"),
      input: { uri: "s3://data-bucket/a", contentType: "image/png", gzip: true },
      output: { uri: join("/", ["s3://data-bucket/b", executionVariables.pipelineExecutionId]) },
      instanceType: "ml.g4dn.xlarge",
    }).request(),
  );
  expect(request).toMatchObject({
    TransformInput: { SplitType: "None", CompressionType: "Gzip" },
    TransformOutput: { AssembleWith: "None" },
    TransformResources: { InstanceType: "ml.g4dn.xlarge" },
  });
  for (const member of [
    "BatchStrategy",
    "Environment",
    "DataProcessing",
    "TransformResources.VolumeKmsKeyId",
  ]) {
    expect(request).not.toHaveProperty(member);
  }
});

describe("a transform job is refused", () => {
  test.each<[string, Partial<TransformJobArgs>, readonly string[]]>([
    [
      "with requests that are too large together",
      { maxPayloadMiB: 50, concurrentRequests: 3 },
      ["concurrentRequests: got 3; expected at most 2: requests of 50 MiB are at most 100 MiB together"],
    ],
    [
      "that joins what is not split, one record at a time",
      {
        input: { uri: "s3://data-bucket/a", contentType: "text/csv" },
        recordsPerRequest: "one",
      },
      [
        'output.withInput: got true; expected false; or set input.split, and output.assemble to "Line"',
        'recordsPerRequest: got "one"; expected nothing without input.split, because an object is one request; set ' +
          "input.split",
      ],
    ],
    [
      "with what the API alone knows",
      { modelName: "churn_1" },
      ['ModelName: got "churn_1"; allowed is what matches [a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?'],
    ],
  ])("%s", (_, args, expected) => {
    const lines = ["transform job score cannot be used:", ...expected.map((line) => `  - ${line}`)];
    expect(() => transformJob("score", { ...nightly, ...args })).toThrow(new Error(lines.join("\n")));
  });
});
