import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, dataQuality, jobDefinitionState } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobdefNetworkIsolation } from "./sm-jobdef-network-isolation.ts";

const todo = "set networkConfig.enableNetworkIsolation to true";
const flag = "networkConfig.enableNetworkIsolation";

describeResourceRule(smJobdefNetworkIsolation, {
  compliant: { type: sagemaker.dataQualityJobDefinition, props: dataQuality },
  required: [flag],
  finds: {
    "a job that reaches the network": { change: { [flag]: false }, messages: [`${todo}; ${flag} is false`] },
    "a job that says nothing of its network": {
      change: { networkConfig: ABSENT },
      messages: [`${todo}; ${flag} is absent`],
    },
  },
  passes: { "a network that is known later": { change: { networkConfig: UNKNOWN } } },
});

describe.each(["ModelBias", "ModelExplainability", "ModelQuality"])("%s", (monitor) => {
  const typeName = `AWS::SageMaker::${monitor}JobDefinition`;
  const state = jobDefinitionState(monitor);

  describeResourceRule(smJobdefNetworkIsolation, {
    compliant: { type: cloudControlResource, props: cloudControl(typeName, state) },
    decidedBy: ["typeName"],
    finds: {
      "a job that says nothing of its network": {
        change: cloudControl(typeName, { ...state, NetworkConfig: undefined }),
        messages: [`${todo}; desiredState.NetworkConfig.EnableNetworkIsolation is absent`],
      },
    },
    passes: {
      "a state that is known later": { change: { desiredState: UNKNOWN } },
      "another type": { change: cloudControl("AWS::SageMaker::InferenceComponent", {}) },
    },
  });
});
