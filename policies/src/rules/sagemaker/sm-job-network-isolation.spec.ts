import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobNetworkIsolation } from "./sm-job-network-isolation.ts";

const todo = "set enableNetworkIsolation to true";
const flag = "enableNetworkIsolation";

describeResourceRule(smJobNetworkIsolation, {
  levels: "A/M/M",
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: [flag],
  finds: {
    "a job that reaches the network": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
  },
  passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
});

describeResourceRule(smJobNetworkIsolation, {
  levels: "A/M/M",
  compliant: { type: sagemaker.hyperParameterTuningJob, props: tuningJob },
  finds: {
    "each definition that reaches the network": {
      change: { "trainingJobDefinition.enableNetworkIsolation": false, trainingJobDefinitions: [{}] },
      messages: [
        `${todo}; trainingJobDefinition.${flag} is false`,
        `${todo}; trainingJobDefinitions[0].${flag} is absent`,
      ],
    },
  },
});

const open = { ...training, EnableNetworkIsolation: false };
const byParameter = { ...training, EnableNetworkIsolation: { Get: "Parameters.Isolated" } };
const check = step("Check", "ClarifyCheck", { ...processing, NetworkConfig: undefined });
const parameter = (preset: object) => [{ Name: "Isolated", Type: "Boolean", ...preset }];

describeResourceRule(smJobNetworkIsolation, {
  levels: "A/M/M",
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
  },
  finds: {
    "steps that reach the network, within conditions too": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, NetworkConfig: undefined }),
        step("Good", "Condition", { IfSteps: [step("Train", "Training", open)] }),
        step("Tune", "Tuning", { TrainingJobDefinition: open }),
      ]),
      messages: [
        `${todo} in step Prepare; pipelineDefinition.Steps[0].Arguments.NetworkConfig.EnableNetworkIsolation is absent`,
        `${todo} in step Train; ` +
          "pipelineDefinition.Steps[1].Arguments.IfSteps[0].Arguments.EnableNetworkIsolation is false",
        `${todo} in step Tune; ` +
          "pipelineDefinition.Steps[2].Arguments.TrainingJobDefinition.EnableNetworkIsolation is false",
      ],
    },
    "a check of data, and one of a model's quality, which call none": {
      change: pipeline([
        { ...check, CheckType: "DATA_BIAS" },
        { ...check, Type: "QualityCheck", CheckType: "MODEL_BIAS" },
      ]),
      messages: [0, 1].map(
        (index) =>
          `${todo} in step Check; pipelineDefinition.Steps[${index}].Arguments.NetworkConfig.EnableNetworkIsolation is absent`,
      ),
    },
    "a parameter that is off unless a run says otherwise": {
      change: pipeline([step("Train", "Training", byParameter)], parameter({ DefaultValue: false })),
      messages: [`${todo} in step Train; pipelineDefinition.Parameters[0].DefaultValue is false`],
    },
  },
  passes: {
    "a parameter that each run gives": {
      change: pipeline([step("Train", "Training", byParameter)], parameter({})),
    },
    "a parameter that is on": {
      change: pipeline([step("Train", "Training", byParameter)], parameter({ DefaultValue: true })),
    },
    "checks that call a model": {
      change: pipeline(["MODEL_BIAS", "MODEL_EXPLAINABILITY"].map((CheckType) => ({ ...check, CheckType }))),
    },
    "a transform, whose network is its model's": {
      change: pipeline([step("Score", "Transform", transform)]),
    },
  },
});

describeResourceRule(smJobNetworkIsolation, {
  levels: "A/M/M",
  compliant: { type: cloudControlResource, props: cloudControl("AWS::SageMaker::ProcessingJob", processing) },
  decidedBy: ["typeName"],
  finds: {
    "a processing job of Cloud Control": {
      change: cloudControl("AWS::SageMaker::ProcessingJob", { ...processing, NetworkConfig: {} }),
      messages: [`${todo}; desiredState.NetworkConfig.EnableNetworkIsolation is absent`],
    },
  },
});
