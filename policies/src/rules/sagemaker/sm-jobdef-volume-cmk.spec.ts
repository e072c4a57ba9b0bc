import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, dataQuality, jobDefinitionState } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobdefVolumeCmk } from "./sm-jobdef-volume-cmk.ts";

const cluster = "jobResources.clusterConfig";

describeResourceRule(smJobdefVolumeCmk, {
  compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
  required: [`${cluster}.volumeKmsKeyId`],
  decidedBy: [`${cluster}.instanceType`],
  finds: {},
  passes: {
    "a key that is known later": { change: { [`${cluster}.volumeKmsKeyId`]: UNKNOWN } },
    "a machine with a disk of its own, which takes no key": {
      change: { [`${cluster}.volumeKmsKeyId`]: ABSENT, [`${cluster}.instanceType`]: "ml.m5d.large" },
    },
    "a machine that is known later": {
      change: { [`${cluster}.volumeKmsKeyId`]: ABSENT, [`${cluster}.instanceType`]: UNKNOWN },
    },
  },
});

const keyless = (monitor: string, type: string) => ({
  ...jobDefinitionState(monitor),
  JobResources: { ClusterConfig: { InstanceType: type } },
});

describe.each(["ModelBias", "ModelExplainability", "ModelQuality"])("%s", (monitor) => {
  const typeName = `AWS::SageMaker::${monitor}JobDefinition`;

  describeResourceRule(smJobdefVolumeCmk, {
    compliant: { type: cloudControlResource, props: cloudControl(typeName, jobDefinitionState(monitor)) },
    decidedBy: ["typeName"],
    finds: {
      "a disk without a key": {
        change: cloudControl(typeName, keyless(monitor, "ml.m5.large")),
        messages: [
          "set volumeKmsKeyId to a customer-managed key; desiredState.JobResources.ClusterConfig.VolumeKmsKeyId is absent",
        ],
      },
    },
    passes: {
      "a machine with a disk of its own": {
        change: cloudControl(typeName, keyless(monitor, "ml.g5.xlarge")),
      },
    },
  });
});
