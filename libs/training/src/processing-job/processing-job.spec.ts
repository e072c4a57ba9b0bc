import { processingStep, stringParameter, trainingStep } from "@mlops/pipeline-definition";
import { jobReferences, known, roleArn, sourceCode } from "../testing/jobs.ts";
import { trainingJob } from "../training-job/training-job.ts";
import { type ProcessingJobArgs, processingJob } from "./processing-job.ts";

const references = jobReferences();
const source = sourceCode("prepare.py", "run.sh");
const sklearn = { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" } as const;
const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const unpack =
  "set -e; cd /opt/ml/processing/input/code; tar -xzf sourcedir.tar.gz; " +
  "if [ -f requirements.txt ]; then python3 -m pip install -r requirements.txt; fi; ";
const base = { ...references, source, instanceType: "ml.m7i.large" } as const;
const requestOf = (args: ProcessingJobArgs) => known(processingJob("prepare", args).request(roleArn));

describe("a processing job", () => {
  test("runs a script in a framework's container", async () => {
    const request = await requestOf({
      ...base,
      container: { ...sklearn, arguments: ["--split", "0.8"] },
      inputs: { raw: { uri: "s3://data-bucket/raw/", sharded: true } },
      outputs: {
        train: { uri: "s3://data-bucket/train" },
        log: { uri: "s3://data-bucket/log", path: "/opt/ml/processing/log", continuous: true },
      },
      variables: { STAGE: "prepare" },
      instances: 2,
      maxRuntime: "2 hours",
    });
    const code = "s3://artifact-bucket/training/source/a/sourcedir.tar.gz";
    const file = { S3DataType: "S3Prefix", S3InputMode: "File", S3CompressionType: "None" };
    expect(request).toEqual({
      ProcessingResources: {
        ClusterConfig: {
          InstanceType: "ml.m7i.large",
          InstanceCount: 2,
          VolumeSizeInGB: 30,
          VolumeKmsKeyId: key,
        },
      },
      AppSpecification: {
        ImageUri: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.4-2-cpu-py3",
        ContainerEntrypoint: ["/bin/bash", "-c", `${unpack}exec python3 prepare.py "$@"`, "prepare.py"],
        ContainerArguments: ["--split", "0.8"],
      },
      RoleArn: roleArn,
      ProcessingInputs: [
        {
          InputName: "raw",
          AppManaged: false,
          S3Input: {
            ...file,
            S3Uri: "s3://data-bucket/raw/",
            LocalPath: "/opt/ml/processing/input/raw",
            S3DataDistributionType: "ShardedByS3Key",
          },
        },
        {
          InputName: "code",
          AppManaged: false,
          S3Input: {
            ...file,
            S3Uri: code,
            LocalPath: "/opt/ml/processing/input/code",
            S3DataDistributionType: "FullyReplicated",
          },
        },
      ],
      ProcessingOutputConfig: {
        KmsKeyId: key,
        Outputs: [
          {
            OutputName: "train",
            AppManaged: false,
            S3Output: {
              S3Uri: "s3://data-bucket/train",
              LocalPath: "/opt/ml/processing/output/train",
              S3UploadMode: "EndOfJob",
            },
          },
          {
            OutputName: "log",
            AppManaged: false,
            S3Output: {
              S3Uri: "s3://data-bucket/log",
              LocalPath: "/opt/ml/processing/log",
              S3UploadMode: "Continuous",
            },
          },
        ],
      },
      Environment: { STAGE: "prepare" },
      NetworkConfig: {
        EnableNetworkIsolation: true,
        EnableInterContainerTrafficEncryption: true,
        VpcConfig: { Subnets: ["subnet-a", "subnet-b"], SecurityGroupIds: ["sg-1"] },
      },
      StoppingCondition: { MaxRuntimeInSeconds: 7200 },
    });
  });

  test.each([
    [
      { kind: "framework", framework: "spark", version: "3.5", script: "prepare.py" },
      "smspark-submit prepare.py",
    ],
    [
      { kind: "script", image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/own:1", script: "run.sh" },
      "/bin/bash run.sh",
    ],
  ] as const)("starts its script with what the container has: %j", async (container, command) => {
    const request = await requestOf({ ...base, container });
    expect(request).toHaveProperty("AppSpecification.ContainerEntrypoint.2", `${unpack}exec ${command} "$@"`);
  });

  test("runs an own container as it is, or AWS's as it is", async () => {
    const { source: _source, ...own } = base;
    const image = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/own:1";
    const container = { kind: "container", image, entrypoint: ["/run"], arguments: ["all"] } as const;
    expect(await requestOf({ ...own, container })).toHaveProperty("AppSpecification", {
      ImageUri: image,
      ContainerEntrypoint: ["/run"],
      ContainerArguments: ["all"],
    });
    const clarify = { kind: "built-in", framework: "clarify", version: "1.0" } as const;
    expect(await requestOf({ ...own, container: clarify })).toHaveProperty("AppSpecification", {
      ImageUri: "131013547314.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-clarify-processing:1.0",
    });
  });
});

test("a step's results have the outputs by name", async () => {
  const prepare = processingStep("Prepare", {
    arguments: processingJob("prepare", {
      ...base,
      container: sklearn,
      inputs: { raw: { uri: stringParameter("InputData") } },
      outputs: { train: { uri: "s3://data-bucket/train" } },
    }).request(roleArn),
  });
  const { Outputs } = prepare.properties.ProcessingOutputConfig;
  // @ts-expect-error there is no such output
  expect(() => Outputs.tain.S3Output).toThrow(TypeError);
  const train = trainingJob("churn", {
    ...base,
    container: { kind: "framework", framework: "sklearn", version: "1.4-2", script: "prepare.py" },
    inputs: { train: { uri: Outputs.train.S3Output.S3Uri } },
  });
  const { definition } = trainingStep("Train", { arguments: train.request(roleArn) });
  expect(await known(definition.Arguments)).toHaveProperty(
    "InputDataConfig.0.DataSource.S3DataSource.S3Uri",
    { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
  );
});

describe("a processing job is refused", () => {
  test.each<[string, Partial<ProcessingJobArgs>, readonly string[]]>([
    [
      "with another input where its source code goes, and a script that it does not have",
      { inputs: { code: { uri: "s3://data-bucket/a" } }, container: { ...sklearn, script: "other.py" } },
      [
        'container.script: got "other.py"; expected a file of the source code: prepare.py, run.sh',
        'inputs.code: got {"uri":"s3://data-bucket/a","sharded":false}; expected another name; this input brings the ' +
          "source code",
      ],
    ],
    [
      "that runs too long, on too many instances, and copies from or to anywhere",
      {
        maxRuntime: "10 days",
        instances: 101,
        outputs: { train: { uri: "s3://data-bucket/a", path: "/tmp/a" } },
        inputs: { raw: { uri: "file:///a" } },
      },
      [
        'inputs.raw.uri: got "file:///a"; expected an S3 URI such as "s3://bucket/key"',
        'outputs.train.path: got "/tmp/a"; expected a folder below /opt/ml/processing',
        "instances: got 101; expected a whole number from 1 to 100",
        'maxRuntime: got "10 days"; expected 1 to 777600 whole seconds, such as "1 second"',
      ],
    ],
    [
      "with Spark on GPUs",
      { container: { ...sklearn, framework: "spark", version: "3.5" }, instanceType: "ml.g6.xlarge" },
      [
        'container.version: got "3.5"; expected an image of AWS; there is no spark 3.5 image for processing on gpu; ' +
          "devices: cpu",
      ],
    ],
    [
      "with more inputs than the API takes with its source code",
      {
        inputs: Object.fromEntries(
          Array.from({ length: 10 }, (_, index) => [`in${index}`, { uri: "s3://data-bucket/a" }]),
        ),
      },
      ["ProcessingInputs: got 11 elements; allowed is at most 10 elements"],
    ],
  ])("%s", (_, args, expected) => {
    const run = () => processingJob("prepare", { ...base, container: sklearn, ...args });
    const lines = ["processing job prepare cannot be used:", ...expected.map((line) => `  - ${line}`)];
    expect(run).toThrow(new Error(lines.join("\n")));
  });
});
