import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, dataQuality, jobDefinitionState } from "../../sagemaker/testing/compliant.ts";
import { ABSENT } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobdefTrafficEncryption } from "./sm-jobdef-traffic-encryption.ts";

const todo = "set networkConfig.enableInterContainerTrafficEncryption to true";
const flag = "networkConfig.enableInterContainerTrafficEncryption";

describeResourceRule(smJobdefTrafficEncryption, {
  compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
  required: [flag],
  finds: {
    "traffic in the clear": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
    "a job that says nothing of its network": {
      change: { networkConfig: ABSENT },
      messages: [`${todo}; ${flag} is absent`],
    },
  },
});

const open = (monitor: string, count?: number) =>
  cloudControl(`AWS::SageMaker::${monitor}JobDefinition`, {
    ...jobDefinitionState(monitor),
    NetworkConfig: {},
    JobResources: { ClusterConfig: count === undefined ? {} : { InstanceCount: count } },
  });
const message = `${todo}; desiredState.NetworkConfig.EnableInterContainerTrafficEncryption is absent`;

describe.each(["ModelExplainability", "ModelQuality"])("%s", (monitor) => {
  const typeName = `AWS::SageMaker::${monitor}JobDefinition`;

  describeResourceRule(smJobdefTrafficEncryption, {
    compliant: { type: cloudControlResource, props: cloudControl(typeName, jobDefinitionState(monitor)) },
    decidedBy: ["typeName"],
    finds: {
      "traffic in the clear, even of one instance": { change: open(monitor, 1), messages: [message] },
    },
  });
});

describeResourceRule(smJobdefTrafficEncryption, {
  compliant: {
    type: cloudControlResource,
    props: cloudControl("AWS::SageMaker::ModelBiasJobDefinition", jobDefinitionState("ModelBias")),
  },
  decidedBy: ["typeName"],
  finds: {
    "traffic of several instances in the clear": { change: open("ModelBias", 2), messages: [message] },
  },
  passes: {
    "a bias job of one instance, which has nobody to talk to": { change: open("ModelBias", 1) },
    "a bias job that does not say how many": { change: open("ModelBias") },
  },
});
