import type { Unwrap } from "@pulumi/pulumi";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import { ABSENT } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { apiConstraints } from "./api-constraints.ts";

const api = "(SageMaker API CreateEndpointConfig)";

const configuration: Unwrap<EndpointConfigurationArgs> = {
  name: "sentiment-1",
  kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  productionVariants: [
    { variantName: "main", modelName: "sentiment-1", initialInstanceCount: 2, instanceType: "ml.m5.large" },
  ],
  tags: { Owner: "nlp" },
};

describeResourceRule(apiConstraints, {
  compliant: { type: sagemaker.endpointConfiguration, props: configuration },
  finds: {
    "everything that the API would refuse": {
      change: {
        name: "sentiment_1",
        "productionVariants.0.instanceType": "ml.m5.larg",
        "productionVariants.0.initialInstanceCount": 0,
      },
      messages: [
        `name: got "sentiment_1"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62} ${api}`,
        `productionVariants[0].initialInstanceCount: got 0; allowed is at least 1 ${api}`,
        `productionVariants[0].instanceType: got "ml.m5.larg"; allowed is one of 277 values, the nearest is "ml.m5.large" ${api}`,
      ],
    },
    "what is missing": {
      change: { "productionVariants.0.instanceType": ABSENT },
      decidedBy: ["productionVariants.0.serverlessConfig"],
      messages: [
        `productionVariants[0].instanceType: got nothing; it is required without serverlessConfig ${api}`,
      ],
    },
    "a name that cannot be made up": {
      change: { name: ABSENT },
      resource: { name: "my_endpoint" },
      messages: [
        `name: got "my_endpoint-" and 7 more characters, which are added; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62} ${api}`,
      ],
    },
  },
  passes: { "a name that is made up": { change: { name: ABSENT }, resource: { name: "sentiment" } } },
});

describeResourceRule(apiConstraints, {
  compliant: {
    type: cloudControlResource,
    props: {
      typeName: "AWS::SageMaker::InferenceComponent",
      desiredState: JSON.stringify({
        EndpointName: "sentiment",
        Specification: { ModelName: "sentiment-1" },
      }),
    },
  },
  decidedBy: ["typeName"],
  finds: {
    "what the API would refuse of a state": {
      change: {
        desiredState: JSON.stringify({ EndpointName: "a_b", Specification: { Model: "sentiment-1" } }),
      },
      messages: [
        "desiredState.Specification.Model: got a member that AWS::SageMaker::InferenceComponent does not have; the nearest is ModelName (CloudFormation)",
        'desiredState.EndpointName: got "a_b"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62} (SageMaker API CreateInferenceComponent)',
      ],
    },
  },
});
