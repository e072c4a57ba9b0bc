import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  dataQuality,
  jobDefinitionState,
  pipeline,
  processing,
  schedule,
  step,
  training,
  trainingJob,
  transform,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envMaxRuntime } from "./env-max-runtime.ts";

const limit = "stoppingCondition.maxRuntimeInSeconds";
const message = (at: string, came: string, most = 86_400, place = "") =>
  `set maxRuntimeInSeconds to at most ${most}${place}; ${at} is ${came}`;

describe.each([
  { type: sagemaker.trainingJob, props: trainingJob },
  { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
])("$type", ({ type, props }) => {
  describeResourceRule(envMaxRuntime, {
    compliant: { type, props },
    finds: {
      "a job that runs too long": { change: { [limit]: 86_401 }, messages: [message(limit, "86401")] },
      "a job without limit": { change: { stoppingCondition: ABSENT }, messages: [message(limit, "absent")] },
      "a longer time than the environment allows": {
        settings: { maxSeconds: 1_800 },
        decidedBy: [limit],
        messages: [message(limit, "3600", 1_800)],
      },
    },
    passes: {
      "the longest time": { change: { [limit]: 86_400 } },
      "a limit that is known later": { change: { [limit]: UNKNOWN } },
    },
  });
});

const inline = "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions";

describeResourceRule(envMaxRuntime, {
  compliant: { type: sagemaker.monitoringSchedule, props: schedule },
  finds: {
    "a monitor without limit": {
      change: { [inline]: ABSENT },
      messages: [message(`${inline}.0.maxRuntimeInSeconds`, "absent")],
    },
  },
  passes: {
    "a schedule of a job definition, which has its own limit": {
      change: { monitoringScheduleConfig: { monitoringJobDefinitionName: "quality" } },
    },
  },
});

describeResourceRule(envMaxRuntime, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Train", "Training", training)]),
  },
  finds: {
    "steps without limit": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, StoppingCondition: undefined }),
        step("Train", "Training", { ...training, StoppingCondition: { MaxRuntimeInSeconds: 432_000 } }),
      ]),
      messages: [
        message(
          "pipelineDefinition.Steps[0].Arguments.StoppingCondition.MaxRuntimeInSeconds",
          "absent",
          86_400,
          " in step Prepare",
        ),
        message(
          "pipelineDefinition.Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
          "432000",
          86_400,
          " in step Train",
        ),
      ],
    },
  },
  passes: {
    "a transform, which has no limit": { change: pipeline([step("Score", "Transform", transform)]) },
  },
});

const typeName = "AWS::SageMaker::ModelQualityJobDefinition";
const state = jobDefinitionState("ModelQuality");

describeResourceRule(envMaxRuntime, {
  compliant: { type: cloudControlResource, props: cloudControl(typeName, state) },
  decidedBy: ["typeName"],
  finds: {
    "a monitor of Cloud Control": {
      change: cloudControl(typeName, { ...state, StoppingCondition: {} }),
      messages: [message("desiredState.StoppingCondition.MaxRuntimeInSeconds", "absent")],
    },
  },
});
