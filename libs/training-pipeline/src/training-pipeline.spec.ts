import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { output } from "@pulumi/pulumi";
import type { FeatureGroupRef, RegistryRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { definitionProblems } from "@mlops/pipeline-definition";
import { UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { TrainingPipeline } from "./training-pipeline.ts";
import type { TrainingPipelineArgs } from "./training-pipeline-args.ts";

const environment = testEnvironment("dev");
const registry: RegistryRef = {
  environment,
  groupName: output("sentiment"),
  groupArn: output("arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/sentiment"),
  artifactsUri: output("s3://artifact-bucket/models/sentiment/"),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/data"),
  images: output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/inference"]),
};
const featureGroup: FeatureGroupRef = {
  environment,
  featureGroupName: output("tweets"),
  featureGroupArn: output("arn:aws:sagemaker:eu-west-1:111122223333:feature-group/tweets"),
  tableName: output("tweets"),
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "training-pipeline-"));
  for (const script of ["prepare.py", "train.py", "evaluate.py"]) {
    writeFileSync(join(folder, script), "print('ready')\n");
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const argsOf = (change: Partial<TrainingPipelineArgs> = {}): TrainingPipelineArgs => ({
  ...platformRef(environment),
  registry,
  featureGroup,
  source: { folder },
  data: "raw/tweets/",
  processing: { version: "1.4-2" },
  training: {
    framework: "tensorflow",
    version: "2.19.0",
    script: "train.py",
    instanceType: "ml.m5.xlarge",
    hyperparameters: { epochs: 6 },
    metrics: { accuracy: "accuracy=([0-9.]+)" },
  },
  evaluation: { minimum: 0.7 },
  analyses: {
    answer: { label: 0, probabilities: [1, 2], labelHeaders: ["no", "yes"] },
    bias: { positive: [1], facets: { length: [10] }, excluded: ["length"] },
    attributions: { baseline: [["[UNK]"]], text: { granularity: "token", language: "english" } },
  },
  serving: { instanceTypes: ["ml.c7i.large"] },
  ...change,
});
const made = (change: Partial<TrainingPipelineArgs> = {}) =>
  pretendCloud(() => {
    new TrainingPipeline("training", argsOf(change));
  });

interface Step {
  readonly Name: string;
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Arguments: Readonly<Record<string, unknown>>;
}
interface Definition {
  readonly Parameters: readonly { readonly Name: string; readonly DefaultValue: unknown }[];
  readonly Steps: readonly Step[];
}
const definitionOf = async (change: Partial<TrainingPipelineArgs> = {}): Promise<Definition> => {
  const { inputs } = (await made(change)).inputs("training", "JsonInputs");
  const definition = (inputs as unknown as { readonly pipelineDefinition: Definition }).pipelineDefinition;
  // The ARN of a role is known once the role is made.
  const roleArn = "arn:aws:iam::111122223333:role/mlops/jobs";
  const text = JSON.stringify(definition, (_, value: unknown) =>
    isDeepStrictEqual(value, UNKNOWN) ? roleArn : value,
  );
  expect(definitionProblems(JSON.parse(text))).toEqual([]);
  return JSON.parse(text) as Definition;
};
const named = (steps: readonly Step[], name: string): Step => {
  const step = steps.find(({ Name }) => Name === name);
  if (step === undefined) throw new Error(`there is no step ${name}`);
  return step;
};
const ifGood = ({ Steps }: Definition) => named(Steps, "IsGood").Arguments.IfSteps as readonly Step[];

describe("a training pipeline", () => {
  test("prepares, stores features, trains and evaluates; a good model gets baselines of all monitors, then a version", async () => {
    const definition = await definitionOf();
    expect(definition.Steps.map(({ Name, Type }) => [Name, Type])).toEqual([
      ["Prepare", "Processing"],
      ["StoreFeatures", "Processing"],
      ["Train", "Training"],
      ["Evaluate", "Processing"],
      ["IsGood", "Condition"],
    ]);
    expect(ifGood(definition).map(({ Name, Type }) => [Name, Type])).toEqual([
      ["CreateModel", "Model"],
      ["DataQualityBaseline", "QualityCheck"],
      ["ModelQualityBaseline", "QualityCheck"],
      ["BiasBaseline", "ClarifyCheck"],
      ["ExplainabilityBaseline", "ClarifyCheck"],
      ["Register", "RegisterModel"],
    ]);
  });

  test("says why it runs and what is good enough, and compares baselines only when it is told to", async () => {
    const { Parameters } = await definitionOf();
    expect(Parameters.map(({ Name, DefaultValue }) => [Name, DefaultValue])).toEqual([
      ["TrainingReason", "started by hand"],
      ["MinimumMetric", 0.7],
      ["SkipBaselineChecks", true],
    ]);
  });

  test("registers what reaches the minimum of the execution, pending, with the reason and all baselines", async () => {
    const definition = await definitionOf();
    expect(named(definition.Steps, "IsGood").Arguments.Conditions).toEqual([
      {
        Type: "GreaterThanOrEqualTo",
        LeftValue: {
          "Std:JsonGet": {
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Evaluation" },
            Path: "metrics.accuracy",
          },
        },
        RightValue: { Get: "Parameters.MinimumMetric" },
      },
    ]);
    const register = named(ifGood(definition), "Register").Arguments;
    expect(register).toMatchObject({
      ModelPackageGroupName: "sentiment",
      ModelApprovalStatus: "PendingManualApproval",
      CustomerMetadataProperties: { TrainingReason: { Get: "Parameters.TrainingReason" } },
      InferenceSpecification: {
        Containers: [{ ModelDataUrl: { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" } }],
        SupportedRealtimeInferenceInstanceTypes: ["ml.c7i.large"],
      },
    });
    const kinds = ["Bias", "Explainability", "ModelDataQuality", "ModelQuality"];
    expect(Object.keys(register.ModelMetrics as object)).toEqual(kinds);
    expect(Object.keys(register.DriftCheckBaselines as object)).toEqual(kinds);
  });

  test("puts models below the registry's artifacts, by execution, where those who serve them may read", async () => {
    const { Steps } = await definitionOf();
    expect(named(Steps, "Train").Arguments.OutputDataConfig).toMatchObject({
      S3OutputPath: {
        "Std:Join": {
          On: "",
          Values: ["s3://artifact-bucket/models/sentiment/", { Get: "Execution.PipelineExecutionId" }],
        },
      },
    });
  });

  test("puts features into the group by the rights of its role, and lets only that step reach a network", async () => {
    const cloud = await made();
    const { Steps } = await definitionOf();
    const isolated = ["Prepare", "StoreFeatures", "Evaluate"].map((name) => {
      const { NetworkConfig } = named(Steps, name).Arguments as {
        readonly NetworkConfig: { readonly EnableNetworkIsolation: boolean };
      };
      return [name, NetworkConfig.EnableNetworkIsolation];
    });
    expect(isolated).toEqual([
      ["Prepare", true],
      ["StoreFeatures", false],
      ["Evaluate", true],
    ]);
    expect(named(Steps, "StoreFeatures").Arguments.AppSpecification).toMatchObject({
      ContainerArguments: ["--feature_group", "tweets", "--region", "eu-west-1"],
    });
    const { Statement } = cloud.inputs("training-jobs-policy").policy as unknown as {
      readonly Statement: readonly { readonly Sid: string; readonly Resource: unknown }[];
    };
    expect(Statement.find(({ Sid }) => Sid === "PutRecords")?.Resource).toEqual([
      "arn:aws:sagemaker:eu-west-1:111122223333:feature-group/tweets",
    ]);
  });

  test("asks Clarify for groups without the columns that tell them apart, and for attributions of texts", async () => {
    const cloud = await made();
    const stored = (kind: string): unknown =>
      JSON.parse(String(cloud.inputs(`training-${kind}`, "BucketObjectv2").content));
    const predictor = {
      instance_type: "ml.c7i.large",
      initial_instance_count: 1,
      content_type: "text/csv",
      accept_type: "text/csv",
      label: 0,
      probability: [1, 2],
      label_headers: ["no", "yes"],
    };
    const data = { version: "1.0", dataset_type: "text/csv", label: "label", predictor };
    const report = { name: "report", title: "Analysis report" };
    expect(stored("bias")).toEqual({
      ...data,
      label_values_or_threshold: [1],
      facet: [{ name_or_index: "length", value_or_threshold: [10] }],
      excluded_columns: ["length"],
      methods: { report, post_training_bias: { methods: "all" } },
    });
    expect(stored("attributions")).toEqual({
      ...data,
      methods: {
        report,
        shap: {
          baseline: [["[UNK]"]],
          num_samples: 100,
          agg_method: "mean_abs",
          use_logit: false,
          save_local_shap_values: false,
          text_config: { granularity: "token", language: "english" },
        },
      },
    });
  });

  test("searches where it is told to, and takes the best model from there on", async () => {
    const definition = await definitionOf({
      tuning: {
        objective: { metric: "accuracy", goal: "maximize" },
        ranges: { learning_rate: { kind: "continuous", min: 0.001, max: 0.1, scaling: "Logarithmic" } },
        maxJobs: 4,
      },
    });
    expect(definition.Steps.map(({ Name }) => Name)).toEqual([
      "Prepare",
      "StoreFeatures",
      "Tune",
      "Evaluate",
      "IsGood",
    ]);
    const { ProcessingInputs } = named(definition.Steps, "Evaluate").Arguments as {
      readonly ProcessingInputs: readonly { readonly InputName: string; readonly S3Input: object }[];
    };
    expect(JSON.stringify(ProcessingInputs.find(({ InputName }) => InputName === "model"))).toContain(
      "Steps.Tune.TrainingJobSummaries[0].TrainingJobName",
    );
  });
});

test("a registry of another account is refused: its artifacts could not be written", async () => {
  const elsewhere = awsEnvironment({ ...environment, account: "444455556666" });
  const [problem] = await pretendProblems(() => {
    new TrainingPipeline("training", argsOf({ registry: { ...registry, environment: elsewhere } }));
  });
  expect(problem).toContain(
    "registry: got account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
  );
});

test("settings that cannot work are refused, all at once", async () => {
  const [problem = ""] = await pretendProblems(() => {
    new TrainingPipeline(
      "training",
      argsOf({ data: "raw/tweets", evaluation: { minimum: 80, metric: "accuracy of all" } }),
    );
  });
  expect(problem.split("\n  - ").slice(1)).toEqual([
    'data: got "raw/tweets"; expected a prefix of keys that ends in /, such as raw/tweets/',
    'evaluation.metric: got "accuracy of all"; expected a path in evaluation.json, such as metrics.accuracy',
    "evaluation.minimum: got 80; expected a number from 0 to 1",
  ]);
});
