import {
  booleanParameter,
  conditionStep,
  equals,
  executionVariables,
  failStep,
  floatParameter,
  greaterThan,
  greaterThanOrEqualTo,
  integerParameter,
  isIn,
  jsonGet,
  lambdaStep,
  lessThan,
  not,
  or,
  pipelineDefinition,
  processingStep,
  stringParameter,
  trainingStep,
} from "../../index.ts";
import { channel, data, output, ownTraining, registry, role } from "./common.ts";

const retrain = (name: string) =>
  trainingStep(name, {
    arguments: {
      AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: ownTraining },
      OutputDataConfig: { S3OutputPath: `${data}/${name}` },
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
      ResourceConfig: { VolumeSizeInGB: 30, InstanceCount: 1, InstanceType: "ml.m5.xlarge" },
      RoleArn: role,
      InputDataConfig: [channel("train", `${data}/train`)],
      DebugHookConfig: { S3OutputPath: `${data}/${name}`, CollectionConfigurations: [] },
      ProfilerConfig: { DisableProfiler: true },
    },
  });

/** A condition inside a branch of another one, and every kind of condition. */
export function nestedConditions() {
  const environment = stringParameter("Environment", { default: "dev", values: ["dev", "qa", "prod"] });
  const rows = integerParameter("MinimumRows", { default: 1000 });
  const ratio = floatParameter("MinimumRatio", { default: 0.25 });
  const force = booleanParameter("Force", { default: false });
  const profile = processingStep("Profile", {
    propertyFiles: { Profile: { output: "profile", path: "profile.json" } },
    arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
      },
      AppSpecification: {
        ImageUri: `${registry}/profile:1`,
        ContainerEntrypoint: ["python3", "/opt/profile.py"],
      },
      RoleArn: role,
      ProcessingOutputConfig: {
        Outputs: [output("profile", `${data}/profile`, "/opt/ml/processing/profile")],
      },
    },
  });
  const profiled = (path: string) => jsonGet<number>(profile.propertyFiles.Profile, path);
  const isLarge = conditionStep("IsLarge", {
    conditions: [greaterThan(profiled("rows"), 100_000)],
    ifSteps: [retrain("TrainLarge")],
    elseSteps: [retrain("TrainSmall")],
  });
  const isGood = conditionStep("IsGood", {
    conditions: [
      greaterThanOrEqualTo(profiled("rows"), rows),
      or(not(lessThan(profiled("ratio"), ratio)), equals(force, true), isIn(environment, ["dev", "qa"])),
    ],
    ifSteps: [isLarge],
    elseSteps: [failStep("BadData", { errorMessage: "The data has too few rows" })],
  });
  const notify = lambdaStep("Notify", {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:notify",
    inputs: {
      outcome: isGood.properties.Outcome,
      started: executionVariables.startDateTime,
      pipeline: executionVariables.pipelineName,
    },
    dependsOn: [isGood],
  });
  return pipelineDefinition({
    parameters: [environment, rows, ratio, force],
    steps: [profile, isGood, notify],
  });
}
