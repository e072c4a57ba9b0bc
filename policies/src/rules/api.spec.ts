import { cloudControlResource, lambda, sagemaker } from "../resource/resource-types.ts";
import { describeResourceRule, describeStackRule } from "../testing/index.ts";
import { apiConstraints, apiConstraintsAcross } from "./api.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("api-constraints", () => {
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
});

describe("api-constraints-across", () => {
  const config = (functionName: string, count: number) => ({
    type: "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig",
    props: { functionName, provisionedConcurrentExecutions: count, qualifier: "live" },
    ...(functionName === UNKNOWN && { from: { functionName: ["invoker"] } }),
  });

  const message = (total: number) =>
    `lower provisionedConcurrentExecutions: invoker has ${total} in all, and reserves 10 (Lambda API PutProvisionedConcurrencyConfig)`;

  describeStackRule(apiConstraintsAcross, {
    compliant: {
      invoker: {
        type: lambda.function,
        props: { name: "sentiment-invoker", reservedConcurrentExecutions: 10 },
      },
      live: config(UNKNOWN, 6),
      next: config("sentiment-invoker", 4),
      other: config("other", 50),
    },
    decidedBy: [
      "invoker.name",
      "invoker.reservedConcurrentExecutions",
      "live.provisionedConcurrentExecutions",
      "next.functionName",
      "next.provisionedConcurrentExecutions",
    ],
    finds: {
      "more provisioned than reserved": {
        change: { next: { provisionedConcurrentExecutions: 5 } },
        findings: [
          { on: "live", message: message(11) },
          { on: "next", message: message(11) },
        ],
      },
      "more provisioned than reserved in one": {
        without: ["next"],
        change: { live: { provisionedConcurrentExecutions: 11 } },
        findings: [{ on: "live", message: message(11) }],
      },
    },
    passes: {
      "a function without a reservation": {
        change: {
          invoker: { reservedConcurrentExecutions: -1 },
          live: { provisionedConcurrentExecutions: 100 },
        },
      },
      "a function that another one may belong to": {
        with: { maybe: { ...config(UNKNOWN, 50), from: {} } },
      },
    },
  });
});
