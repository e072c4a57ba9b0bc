import { sagemaker } from "../../resource-types.ts";
import {
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  tuningJob,
} from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envSpotTraining } from "./env-spot-training.ts";

const todo = "set enableManagedSpotTraining to true";
const flag = "enableManagedSpotTraining";

describeResourceRule(envSpotTraining, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: [flag],
  finds: { "a job at full price": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] } },
  passes: { "a switch that is known later": { change: { [flag]: UNKNOWN } } },
});

describeResourceRule(envSpotTraining, {
  compliant: { type: sagemaker.hyperParameterTuningJob, props: tuningJob },
  required: [`trainingJobDefinition.${flag}`],
  finds: {},
});

describeResourceRule(envSpotTraining, {
  compliant: { type: sagemaker.pipeline, props: pipeline([step("Train", "Training", training)]) },
  finds: {
    "a step at full price": {
      change: pipeline([step("Train", "Training", { ...training, EnableManagedSpotTraining: undefined })]),
      messages: [
        `${todo} in step Train; pipelineDefinition.Steps[0].Arguments.EnableManagedSpotTraining is absent`,
      ],
    },
  },
  passes: {
    "a processing job, for which there is none": { change: pipeline([step("A", "Processing", processing)]) },
  },
});
