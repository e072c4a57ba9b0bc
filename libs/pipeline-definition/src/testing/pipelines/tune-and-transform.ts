import {
  integerParameter,
  join,
  modelStep,
  pipelineDefinition,
  stringParameter,
  transformStep,
  tuningStep,
} from "../../index.ts";
import { bucket, csvChannel, data, role, xgboost } from "./common.ts";

/** Search for hyperparameters, make a model of the best job, score a batch with it. */
export function tuneAndTransform() {
  const batchData = stringParameter("BatchData", { default: `${data}/batch.csv` });
  const jobs = integerParameter("MaxJobs", { default: 4 });
  const tune = tuningStep("HPTuning", {
    displayName: "Tune XGBoost",
    description: "Finds alpha, depth and booster",
    arguments: {
      HyperParameterTuningJobConfig: {
        Strategy: "Bayesian",
        ResourceLimits: { MaxNumberOfTrainingJobs: jobs, MaxParallelTrainingJobs: 2 },
        TrainingJobEarlyStoppingType: "Auto",
        HyperParameterTuningJobObjective: { Type: "Minimize", MetricName: "validation:rmse" },
        ParameterRanges: {
          ContinuousParameterRanges: [
            { Name: "alpha", MinValue: "0.01", MaxValue: "10", ScalingType: "Logarithmic" },
          ],
          CategoricalParameterRanges: [{ Name: "booster", Values: ["gbtree", "gblinear"] }],
          IntegerParameterRanges: [{ Name: "max_depth", MinValue: "1", MaxValue: "10", ScalingType: "Auto" }],
        },
      },
      TrainingJobDefinition: {
        StaticHyperParameters: { eval_metric: "rmse", num_round: "50" },
        RoleArn: role,
        OutputDataConfig: { S3OutputPath: `${data}/tuned` },
        StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
        HyperParameterTuningResourceConfig: {
          InstanceCount: 1,
          InstanceType: "ml.m5.xlarge",
          VolumeSizeInGB: 30,
        },
        AlgorithmSpecification: { TrainingInputMode: "File", TrainingImage: xgboost },
        InputDataConfig: [csvChannel("train", `${data}/train`)],
      },
    },
  });
  const best = tune.properties.TrainingJobSummaries.at(0).TrainingJobName;
  const model = modelStep("BestModel-CreateModel", {
    arguments: {
      ExecutionRoleArn: role,
      PrimaryContainer: {
        Image: xgboost,
        Environment: {},
        ModelDataUrl: join("/", ["s3:/", bucket, "abalone/tuned", best, "output/model.tar.gz"]),
      },
    },
  });
  const score = transformStep("Score", {
    dependsOn: [tune],
    arguments: {
      ModelName: model.properties.ModelName,
      TransformInput: {
        DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: batchData } },
        ContentType: "text/csv",
        SplitType: "Line",
      },
      TransformOutput: { S3OutputPath: `${data}/scored` },
      TransformResources: { InstanceCount: 1, InstanceType: "ml.m5.xlarge" },
    },
  });
  return pipelineDefinition({ parameters: [batchData, jobs], steps: [tune, model, score] });
}
