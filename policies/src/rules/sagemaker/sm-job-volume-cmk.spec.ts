import { sagemaker } from "../../resource-types.ts";
import {
  pipeline,
  processing,
  step,
  training,
  trainingJob,
  transform,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobVolumeCmk } from "./sm-job-volume-cmk.ts";

const todo = "set volumeKmsKeyId to a customer-managed key";
const key = "resourceConfig.volumeKmsKeyId";
const type = "resourceConfig.instanceType";

describeResourceRule(smJobVolumeCmk, {
  compliant: { type: sagemaker.trainingJob, props: trainingJob },
  required: [key],
  decidedBy: [type],
  finds: {
    "a type with local disks that an environment lets take a key": {
      change: { [key]: ABSENT, [type]: "ml.g5.xlarge" },
      settings: { localDiskInstanceTypes: ["ml.p4d.*"] },
      messages: [`${todo}; ${key} is absent`],
    },
  },
  passes: {
    "a key that is created with the job": { change: { [key]: UNKNOWN } },
    "a machine with a disk of its own, which takes no key": {
      change: { [key]: ABSENT, [type]: "ml.g5.xlarge" },
    },
    "machines of which one has a disk of its own": {
      change: {
        resourceConfig: {
          instanceGroups: [{ instanceType: "ml.m5.large" }, { instanceType: "ml.p4d.24xlarge" }],
        },
      },
    },
    "a machine that is known later": { change: { [key]: ABSENT, [type]: UNKNOWN } },
    "a job without machines of its own": { change: { resourceConfig: ABSENT } },
  },
});

const keyless = { InstanceType: "ml.m5.large", InstanceCount: 1 };

describeResourceRule(smJobVolumeCmk, {
  compliant: {
    type: sagemaker.pipeline,
    props: pipeline([step("Prepare", "Processing", processing), step("Score", "Transform", transform)]),
  },
  finds: {
    "steps whose disks have no key": {
      change: pipeline([
        step("Prepare", "Processing", { ...processing, ProcessingResources: { ClusterConfig: keyless } }),
        step("Train", "Training", { ...training, ResourceConfig: keyless }),
        step("Score", "Transform", { ...transform, TransformResources: keyless }),
      ]),
      messages: [
        `${todo} in step Prepare; ` +
          "pipelineDefinition.Steps[0].Arguments.ProcessingResources.ClusterConfig.VolumeKmsKeyId is absent",
        `${todo} in step Train; pipelineDefinition.Steps[1].Arguments.ResourceConfig.VolumeKmsKeyId is absent`,
        `${todo} in step Score; pipelineDefinition.Steps[2].Arguments.TransformResources.VolumeKmsKeyId is absent`,
      ],
    },
  },
  passes: {
    "a machine that only a run will tell": {
      change: pipeline([
        step("Train", "Training", {
          ...training,
          ResourceConfig: { InstanceType: { Get: "Parameters.Type" } },
        }),
      ]),
    },
    "a machine that has a disk of its own by default": {
      change: pipeline(
        [
          step("Train", "Training", {
            ...training,
            ResourceConfig: { InstanceType: { Get: "Parameters.Type" } },
          }),
        ],
        [{ Name: "Type", Type: "String", DefaultValue: "ml.g4dn.xlarge" }],
      ),
    },
  },
});
