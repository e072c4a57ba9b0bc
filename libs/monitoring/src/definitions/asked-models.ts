import { type Input, output } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";

/** What Clarify names the endpoint, and its configuration, that it makes to ask a model. */
const shadowNames = "sagemaker-clarify-*";

/**
 * Make an endpoint of a model, ask it, and delete it: what jobs of Clarify do that ask a model.
 * @param modelName name of the model, or of several by a `*`
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-vpc.html
 */
export function canAskModels(environment: AwsEnvironment, modelName: Input<string>): PolicyStatement[] {
  const endpoints = arnIn(environment, "sagemaker", `endpoint/${shadowNames}`);
  const configurations = arnIn(environment, "sagemaker", `endpoint-config/${shadowNames}`);
  return [
    {
      Sid: "AskShadowEndpoint",
      Effect: "Allow",
      Action: [
        "sagemaker:AddTags",
        "sagemaker:CreateEndpoint",
        "sagemaker:CreateEndpointConfig",
        "sagemaker:DeleteEndpoint",
        "sagemaker:DeleteEndpointConfig",
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeEndpointConfig",
        "sagemaker:InvokeEndpoint",
      ],
      Resource: [endpoints, configurations],
    },
    {
      Sid: "DescribeModel",
      Effect: "Allow",
      Action: ["sagemaker:DescribeModel"],
      Resource: [
        output(modelName).apply((name) => arnIn(environment, "sagemaker", `model/${name.toLowerCase()}`)),
      ],
    },
  ];
}
