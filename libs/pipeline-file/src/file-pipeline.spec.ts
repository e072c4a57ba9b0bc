import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { output } from "@pulumi/pulumi";
import { parse, stringify } from "yaml";
import type { RegistryRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { definitionProblems } from "@mlops/pipeline-definition";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { FilePipeline, type FilePipelineArgs } from "./file-pipeline.ts";

const example = readFileSync("examples/model/pipeline.yaml", "utf8");
const content = parse(example) as Record<string, unknown>;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pipeline-file-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content. */
const fileOf = (text: string) => {
  const path = join(folder, "pipeline.yaml");
  writeFileSync(path, text);
  return path;
};
const environment = testEnvironment();
const role = "arn:aws:iam::111122223333:role/mlops/jobs";
const registryOf = (model: string): RegistryRef => ({
  environment,
  groupName: output(`mlops-platform-dev-${model}-0a1b2c3d`),
  groupArn: output(
    `arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/mlops-platform-dev-${model}-0a1b2c3d`,
  ),
  artifactsUri: output(`s3://artifact-bucket/models/${model}/`),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/models"),
  images: output(["763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference"]),
});
/** A folder with a requirements.txt. */
const withPackages = {
  source_dir: "libs/pipeline-file/fixtures/packages",
  processing_script: "run.py",
  training_script: "run.py",
  evaluation_script: "run.py",
};
const registries = { churn: registryOf("churn"), demand: registryOf("demand") };
const program =
  (file: string, given: Partial<FilePipelineArgs> = {}) =>
  () => {
    const platform = platformRef(environment);
    const names = { registries, roles: { jobs: role } };
    const { pipelineName } = new FilePipeline("churn", { ...platform, ...names, ...given, file });
    return { pipelineName };
  };
const madeOf = (changes: object) => pretendCloud(program(fileOf(stringify({ ...content, ...changes }))));
const problemsOf = async (text: string, given: Partial<FilePipelineArgs> = {}) =>
  (await pretendProblems(program(fileOf(text), given)))
    .join("\n")
    .replaceAll(join(folder, "pipeline.yaml"), "FILE");

interface Step {
  readonly Name: string;
  readonly Arguments: Readonly<Record<string, unknown>>;
}
const stepsOf = async (changes: object): Promise<Step[]> => {
  const text = (await madeOf(changes)).inputs("churn", "Pipeline").pipelineDefinition;
  const definition = JSON.parse(String(text)) as { readonly Steps: Step[] };
  expect(definitionProblems(definition)).toEqual([]);
  return definition.Steps;
};

describe("a pipeline that a file describes", () => {
  test("prepares, trains, evaluates, and registers what is good", async () => {
    const steps = await stepsOf({ role: "jobs" });
    expect(steps.map(({ Name }) => Name)).toEqual(["Prepare", "Train", "Evaluate", "IsGood"]);
    expect(steps[1]?.Arguments).toMatchObject({
      RoleArn: role,
      EnableNetworkIsolation: true,
      ResourceConfig: { InstanceType: "ml.m5.2xlarge", InstanceCount: 1 },
      HyperParameters: { epochs: "20", learning_rate: "0.01", batch_size: "64" },
    });
    expect(steps[3]?.Arguments).toMatchObject({
      Conditions: [
        {
          Type: "GreaterThanOrEqualTo",
          LeftValue: {
            "Std:JsonGet": {
              PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Evaluation" },
              Path: "metrics.accuracy",
            },
          },
          RightValue: 0.8,
        },
      ],
      IfSteps: [
        {
          Name: "Register",
          Arguments: {
            ModelPackageGroupName: "mlops-platform-dev-churn-0a1b2c3d",
            ModelApprovalStatus: "PendingManualApproval",
            InferenceSpecification: {
              Containers: [
                {
                  Image: "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference:2.6.0-cpu-py312",
                  ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" },
                },
              ],
              SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large"],
            },
          },
        },
      ],
    });
  });

  test("takes a greatest value of what is good, own hyperparameters and a bucket", async () => {
    const steps = await stepsOf({
      role: "jobs",
      bucket_name: "customers",
      evaluation_minimum: undefined,
      evaluation_maximum: 6,
      training_hyperparameters: { dropout: 0.5, scheduler: "cosine" },
    });
    expect(steps[0]?.Arguments).toMatchObject({
      ProcessingInputs: [{ S3Input: { S3Uri: "s3://customers/customers/daily/" } }, {}],
    });
    expect(steps[1]?.Arguments).toMatchObject({ HyperParameters: { dropout: "0.5", scheduler: '"cosine"' } });
    expect(steps[3]?.Arguments).toMatchObject({ Conditions: [{ Type: "LessThanOrEqualTo", RightValue: 6 }] });
  });

  test("writes models where the registry's readers look, with its key, in a folder for each execution", async () => {
    const steps = await stepsOf({ role: "jobs", model_package_group_name: "demand" });
    const place = {
      "Std:Join": {
        On: "",
        Values: ["s3://artifact-bucket/models/demand/", { Get: "Execution.PipelineExecutionId" }],
      },
    };
    expect(steps[1]?.Arguments).toMatchObject({
      OutputDataConfig: { S3OutputPath: place, KmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/models" },
    });
    expect(steps[2]?.Arguments).toMatchObject({
      ProcessingInputs: [{ InputName: "model", S3Input: { S3Uri: place } }, {}, {}],
    });
  });

  test("installs packages where the file opens the network for it", async () => {
    const steps = await stepsOf({ ...withPackages, role: "jobs", network_isolation: false });
    expect(steps.map(({ Arguments }) => Arguments).slice(0, 2)).toMatchObject([
      { NetworkConfig: { EnableNetworkIsolation: false } },
      { EnableNetworkIsolation: false },
    ]);
  });

  test("makes a role for its jobs unless the file names one", async () => {
    expect((await madeOf({})).census()).toContain("ServiceRole churn-jobs");
    expect((await madeOf({ role: "jobs" })).census()).not.toContain("ServiceRole churn-jobs");
  });
});

describe("a file is refused, with the line of each problem, for", () => {
  test("wrong values, unknown and missing keys", async () => {
    const text = example
      .replace("processing_instance_type: ml.m5.xlarge", "processing_instance_type: m5.xlarge")
      .replace("epochs: 20", "epochs: 0")
      .replace("learning_rate: 0.01", "learning_rate: 10")
      .replace("training_script: train.py\n", "")
      .replace("evaluation_metric: metrics.accuracy", "evaluation_metrics: metrics.accuracy");
    expect((await problemsOf(text)).split("\n")).toEqual([
      "FILE cannot be used:",
      '  - FILE:10: processing_instance_type: got "m5.xlarge"; expected an instance type of SageMaker, such as "ml.t3.medium"',
      "  - FILE:2: training_script: got nothing; expected a path in source_dir that ends in .py, such as train.py",
      "  - FILE:17: training_hyperparameters.epochs: got 0; expected a whole number from 1",
      "  - FILE:18: training_hyperparameters.learning_rate: got 10; expected more than 0 and at most 1",
      "  - FILE:2: evaluation_metric: got nothing; expected a path in evaluation.json, such as metrics.accuracy",
      expect.stringMatching(
        /^ {2}- FILE:22: evaluation_metrics: got an unknown key; expected pipeline_name, region, /,
      ),
    ]);
  });

  test("versions that no image has, and a region that is not the stack's", async () => {
    const text = example
      .replace("training_framework_version: 2.6.0", "training_framework_version: 2.6.9")
      .replace("processing_framework_version: 1.4-2", "processing_framework_version: 1.4")
      .replace("region: eu-west-1", "region: eu-central-1");
    expect((await problemsOf(text)).split("\n")).toEqual([
      "FILE cannot be used:",
      "  - FILE:9: processing_framework_version: got 1.4; expected a version in quotes, such as '2.8.0': YAML reads 1.10 as a number",
      '  - FILE:3: region: got "eu-central-1"; expected "eu-west-1"; it is the region of the stack',
    ]);
    expect((await problemsOf(text.replace("version: 1.4\n", "version: 1.4-9\n"))).split("\n")).toEqual([
      "FILE cannot be used:",
      expect.stringMatching(
        /^ {2}- FILE:9: processing_framework_version: got "1\.4-9"; expected an image of AWS; .*1\.4-2/,
      ),
      expect.stringMatching(/^ {2}- FILE:14: training_framework_version: got "2\.6\.9"; .*2\.6\.0/),
      expect.stringMatching(/^ {2}- FILE:14: training_framework_version: got "2\.6\.9"; .*2\.6\.0/),
      '  - FILE:3: region: got "eu-central-1"; expected "eu-west-1"; it is the region of the stack',
    ]);
  });

  test.each([
    [
      "a hyperparameter that YAML rounds",
      "epochs: 20",
      "epochs: 20\n  seed: 12345678901234567890",
      "FILE:19: training_hyperparameters.seed: got 12345678901234567000; expected a whole number up to 9007199254740991, or the number as a text",
    ],
    [
      "a hyperparameter that JavaScript loses",
      "epochs: 20",
      "epochs: 20\n  __proto__: 1",
      "FILE:19: training_hyperparameters.__proto__: got 1; expected another name, because JavaScript gives every object this one",
    ],
    [
      "both bounds",
      "evaluation_minimum: 0.8",
      "evaluation_minimum: 0.8\nevaluation_maximum: 1",
      "FILE:25: evaluation_maximum: got 1; expected one of evaluation_minimum and evaluation_maximum",
    ],
    [
      "neither bound",
      "evaluation_minimum: 0.8\n",
      "",
      "FILE:2: evaluation_minimum: got nothing; expected one of evaluation_minimum and evaluation_maximum",
    ],
    [
      "a key that is there twice",
      "pipeline_name: churn",
      "pipeline_name: churn\npipeline_name: fraud",
      "FILE:3: Map keys must be unique",
    ],
    ["no YAML", "region: eu-west-1", "region: [eu-west-1", "FILE:"],
    [
      "an alias, which could stand for any number of values",
      "region: eu-west-1",
      "region: &here eu-west-1\nrole: *here",
      "FILE:4: got an alias; expected the value itself",
    ],
    ["a tag that is not known", "region: eu-west-1", "region: !!js/function x", "FILE:3: Unresolved tag"],
    [
      "a folder outside of the repository",
      "source_dir: examples/model",
      "source_dir: examples/../../model",
      'FILE:4: source_dir: got "examples/../../model"; expected a folder from the root of the repository, such as apps/churn/model',
    ],
    [
      "an absolute folder",
      "source_dir: examples/model",
      "source_dir: /root/.aws",
      'FILE:4: source_dir: got "/root/.aws"; expected a folder from the root',
    ],
    [
      "a role that the stack does not let files name",
      "region: eu-west-1",
      "region: eu-west-1\nrole: arn:aws:iam::111122223333:role/mlops/deploy",
      'FILE:4: role: got "arn:aws:iam::111122223333:role/mlops/deploy"; expected jobs',
    ],
    [
      "a model that no registry of the stack keeps",
      "model_package_group_name: churn",
      "model_package_group_name: chrun",
      'FILE:25: model_package_group_name: got "chrun"; expected churn or demand',
    ],
    [
      "versions that nobody else approves",
      "model_package_group_name: churn",
      "model_package_group_name: churn\nmodel_approval_status: Approved",
      'FILE:26: model_approval_status: got "Approved"; expected "PendingManualApproval" or "Rejected"',
    ],
  ])("%s", async (_, before, after, problem) => {
    expect(await problemsOf(example.replace(before, after))).toContain(`\n  - ${problem}`);
  });

  test("packages that no network is there to fetch", async () => {
    expect(await problemsOf(stringify({ ...content, ...withPackages }))).toContain(
      ": network_isolation: got true; expected false, because the packages of requirements.txt are installed before the " +
        "scripts run; or take requirements.txt out of ",
    );
  });

  test("a role and a model of a stack that has none", async () => {
    const text = example.replace("region: eu-west-1", "region: eu-west-1\nrole: jobs");
    expect((await problemsOf(text, { registries: {}, roles: {} })).split("\n")).toEqual([
      "FILE cannot be used:",
      '  - FILE:26: model_package_group_name: got "churn"; expected a model of the registry: the stack gives the pipeline none',
      '  - FILE:4: role: got "jobs"; expected nothing: the stack lets files name no role',
    ]);
  });

  test("a model whose endpoints pull other images", async () => {
    const images = output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference"]);
    const churn = { ...registries.churn, images };
    expect(await problemsOf(example, { registries: { churn } })).toContain(
      'image: got "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference:2.6.0-cpu-py312"; ' +
        "expected an image of 111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference",
    );
  });

  test("more than a pipeline file needs", async () => {
    const text = `${example}${"# much\n".repeat(10_000)}`;
    expect(await problemsOf(text)).toBe(
      "FILE cannot be read:\n  - FILE: got more than 65536 bytes; expected a file of at most 65536",
    );
  });

  test("not being there", async () => {
    expect(await pretendProblems(program("nowhere.yaml"))).toEqual([
      "nowhere.yaml cannot be read:\n  - nowhere.yaml: got no file that can be read; expected a YAML file",
    ]);
  });
});
