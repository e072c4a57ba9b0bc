import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl, dataQuality, jobDefinitionState } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smJobdefNetworkIsolation } from "./sm-jobdef-network-isolation.ts";

const todo = "set networkConfig.enableNetworkIsolation to true";
const flag = "networkConfig.enableNetworkIsolation";

describeResourceRule(smJobdefNetworkIsolation, {
  levels: "A/M/M",
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

describe.each(["ModelBias", "ModelQuality"])("%s", (monitor) => {
  const typeName = `AWS::SageMaker::${monitor}JobDefinition`;
  const state = jobDefinitionState(monitor);

  describeResourceRule(smJobdefNetworkIsolation, {
    levels: "A/M/M",
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

describe("ModelExplainability", () => {
  const typeName = "AWS::SageMaker::ModelExplainabilityJobDefinition";
  const state = jobDefinitionState("ModelExplainability");
  const VpcConfig = { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] };
  const network = (NetworkConfig: unknown) => cloudControl(typeName, { ...state, NetworkConfig });

  describeResourceRule(smJobdefNetworkIsolation, {
    levels: "A/M/M",
    compliant: { type: cloudControlResource, props: network({ EnableNetworkIsolation: false, VpcConfig }) },
    decidedBy: ["typeName"],
    finds: {
      "a job that calls its model from outside of our VPC": {
        change: network({ EnableNetworkIsolation: false }),
        messages: [
          "set networkConfig.vpcConfig to private subnets and a security group: the job calls a model, for which it " +
            "cannot be cut off from the network; desiredState.NetworkConfig.VpcConfig.Subnets is absent",
        ],
      },
    },
    passes: { "a job that says nothing of its isolation": { change: network({ VpcConfig }) } },
  });
});
