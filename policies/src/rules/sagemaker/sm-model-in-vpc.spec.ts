import { sagemaker } from "../../resource-types.ts";
import { model, pipeline, serverlessVariant, step } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { smModelInVpc } from "./sm-model-in-vpc.ts";

const todo = "set vpcConfig to private subnets and a security group";
const inVpc = { VpcConfig: { Subnets: [{ Get: "Parameters.Subnet" }], SecurityGroupIds: ["sg-1"] } };

describeStackRule(smModelInVpc, {
  compliant: {
    model: { type: sagemaker.model, props: model },
    trial: { type: sagemaker.pipeline, props: pipeline([step("Make", "Model", inVpc)]) },
  },
  finds: {
    "a model outside any VPC": {
      change: { model: { vpcConfig: ABSENT } },
      findings: [{ on: "model", message: `${todo}; vpcConfig.subnets is absent` }],
    },
    "a VPC without subnets": {
      change: { model: { "vpcConfig.subnets": [] } },
      findings: [{ on: "model", message: `${todo}; vpcConfig.subnets is an empty list` }],
    },
    "a model that a pipeline makes": {
      change: { trial: pipeline([step("Make", "Model", {})]) },
      findings: [
        {
          on: "trial",
          message: `${todo} in step Make; pipelineDefinition.Steps[0].Arguments.VpcConfig.Subnets is absent`,
        },
      ],
    },
  },
  passes: {
    "subnets that are known later": { change: { model: { "vpcConfig.subnets": UNKNOWN } } },
    "a VPC that is known later": { change: { model: { vpcConfig: UNKNOWN } } },
    "a serverless model, which cannot be in a VPC": {
      change: { model: { vpcConfig: ABSENT } },
      with: {
        cheap: {
          type: sagemaker.endpointConfiguration,
          props: { productionVariants: [{ ...serverlessVariant, modelName: UNKNOWN }] },
          from: { productionVariants: ["model"] },
        },
      },
    },
  },
});
