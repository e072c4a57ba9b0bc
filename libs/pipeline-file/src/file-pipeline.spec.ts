import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { definitionProblems } from "@mlops/pipeline-definition";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { FilePipeline } from "./file-pipeline.ts";

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
const program = (file: string) => () => {
  const { environment: _, ...platform } = platformRef(testEnvironment());
  const { pipelineName } = new FilePipeline("churn", { ...platform, environment: testEnvironment(), file });
  return { pipelineName };
};
const madeOf = (changes: object) => pretendCloud(program(fileOf(stringify({ ...content, ...changes }))));
const problemsOf = async (text: string) =>
  (await pretendProblems(program(fileOf(text)))).join("\n").replaceAll(join(folder, "pipeline.yaml"), "FILE");

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
const role = "arn:aws:iam::111122223333:role/mlops/jobs";

describe("a pipeline that a file describes", () => {
  test("prepares, trains, evaluates, and registers what is good", async () => {
    const steps = await stepsOf({ role });
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
            ModelPackageGroupName: "churn",
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
      role,
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

  test("makes a role for its jobs unless the file names one", async () => {
    expect((await madeOf({})).census()).toContain("ServiceRole churn-jobs");
    expect((await madeOf({ role })).census()).not.toContain("ServiceRole churn-jobs");
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
      "a role of another account, which SageMaker is not passed",
      "region: eu-west-1",
      "region: eu-west-1\nrole: arn:aws:iam::999988887777:role/jobs",
      'FILE:4: role: got "arn:aws:iam::999988887777:role/jobs"; expected a role of account 111122223333',
    ],
  ])("%s", async (_, before, after, problem) => {
    expect(await problemsOf(example.replace(before, after))).toContain(`\n  - ${problem}`);
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
