import { sagemaker } from "../../resource-types.ts";
import {
  domain,
  notebook,
  pipeline,
  step,
  training,
  trainingJob,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envVolumeCap } from "./env-volume-cap.ts";

const message = (at: string, came: number, most = 1024, place = "") =>
  `use at most ${most} GB${place}; ${at} is ${came}`;

describeResourceRule(envVolumeCap, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  finds: {
    "a notebook with a large disk": { change: { volumeSize: 1025 }, messages: [message("volumeSize", 1025)] },
    "a larger disk than the environment allows": {
      settings: { maxVolumeGb: 19 },
      decidedBy: ["volumeSize"],
      messages: [message("volumeSize", 20, 19)],
    },
  },
  passes: {
    "the largest disk": { change: { volumeSize: 1024 } },
    "no size": { change: { volumeSize: ABSENT } },
    "a size that is known later": { change: { volumeSize: UNKNOWN } },
  },
});

describeResourceRule(envVolumeCap, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  finds: {
    "a job with a large disk": {
      change: { "resourceConfig.volumeSizeInGb": 2_000 },
      messages: [message("resourceConfig.volumeSizeInGb", 2_000)],
    },
  },
});

const storage = "defaultUserSettings.spaceStorageSettings.defaultEbsStorageSettings";

describeResourceRule(envVolumeCap, {
  compliant: { type: sagemaker.domain, props: domain },
  finds: {
    "large disks of spaces": {
      change: { [storage]: { defaultEbsVolumeSizeInGb: 1_100, maximumEbsVolumeSizeInGb: 2_000 } },
      messages: [
        message(`${storage}.defaultEbsVolumeSizeInGb`, 1_100),
        message(`${storage}.maximumEbsVolumeSizeInGb`, 2_000),
      ],
    },
  },
});

describeResourceRule(envVolumeCap, {
  compliant: { type: sagemaker.pipeline, props: pipeline([step("Train", "Training", training)]) },
  finds: {
    "a step with a large disk": {
      change: pipeline([step("Train", "Training", { ResourceConfig: { VolumeSizeInGB: 5_000 } })]),
      messages: [
        message(
          "pipelineDefinition.Steps[0].Arguments.ResourceConfig.VolumeSizeInGB",
          5_000,
          1024,
          " in step Train",
        ),
      ],
    },
  },
});
