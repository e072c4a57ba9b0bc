import { cloudControlResource, sagemaker } from "../../resource/resource-types.ts";
import {
  cloudControl,
  endpointConfigState,
  endpointConfiguration,
  key,
  roleArn,
  serverlessVariant,
} from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule } from "../../testing/index.ts";
import { smEndpointCmk, smEndpointMinInstances, smInferenceExperimentCmk } from "./endpoints.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("sm-endpoint-cmk", () => {
  const keyless = { kmsKeyArn: ABSENT };
  const instance = "productionVariants.0.instanceType";
  const serverless = "productionVariants.0.serverlessConfig";
  const shadow = "shadowProductionVariants";

  describeResourceRule(smEndpointCmk, {
    compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
    required: ["kmsKeyArn"],
    decidedBy: [instance, serverless, shadow],
    finds: {
      "an endpoint of one variant": {
        change: { ...keyless, shadowProductionVariants: ABSENT },
        messages: ["set kmsKeyArn to a customer-managed key; kmsKeyArn is absent"],
      },
      "an endpoint of which one variant may be serverless": {
        change: { ...keyless, "shadowProductionVariants.0.serverlessConfig": UNKNOWN },
        messages: ["set kmsKeyArn to a customer-managed key; kmsKeyArn is absent"],
      },
      "a type with local disks that an environment lets take a key": {
        change: { ...keyless, [instance]: "ml.g5.xlarge" },
        settings: { localDiskInstanceTypes: ["ml.p4d.*"] },
        messages: ["set kmsKeyArn to a customer-managed key; kmsKeyArn is absent"],
      },
    },
    passes: {
      "a key that is created with the endpoint": { change: { kmsKeyArn: UNKNOWN } },
      "an endpoint without instances": {
        change: { ...keyless, productionVariants: [serverlessVariant], shadowProductionVariants: ABSENT },
      },
      "a variant with local disks, which takes no key": {
        change: { ...keyless, [instance]: "ml.g5.xlarge" },
      },
      "a shadow variant with local disks, for which the others take none": {
        change: { ...keyless, "shadowProductionVariants.0.instanceType": "ml.g4dn.xlarge" },
      },
      "an instance type that is known later": { change: { ...keyless, [instance]: UNKNOWN } },
    },
  });

  const { KmsKeyId: _, ...unencrypted } = endpointConfigState;

  describeResourceRule(smEndpointCmk, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::EndpointConfig", endpointConfigState),
    },
    decidedBy: ["typeName"],
    finds: {
      "an endpoint configuration of Cloud Control": {
        change: cloudControl("AWS::SageMaker::EndpointConfig", unencrypted),
        messages: ["set kmsKeyArn to a customer-managed key; desiredState.KmsKeyId is absent"],
      },
    },
    passes: { "another type": { change: cloudControl("AWS::SageMaker::Endpoint", unencrypted) } },
  });
});

describe("sm-endpoint-min-instances", () => {
  const production = "productionVariants.0.initialInstanceCount";
  const shadow = "shadowProductionVariants.0.initialInstanceCount";
  const message = (list: string, came: string, least = 2) =>
    `set initialInstanceCount to ${least} or more; ${list}[0].initialInstanceCount is ${came}`;

  describeResourceRule(smEndpointMinInstances, {
    compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
    decidedBy: ["productionVariants.0.serverlessConfig", "shadowProductionVariants.0.serverlessConfig"],
    finds: {
      "a variant of one instance": {
        change: { [production]: 1 },
        messages: [message("productionVariants", "1")],
      },
      "a variant that leaves the number to SageMaker": {
        change: { [production]: ABSENT },
        messages: [message("productionVariants", "absent")],
      },
      "a shadow variant of one instance": {
        change: { [shadow]: 1 },
        messages: [message("shadowProductionVariants", "1")],
      },
      "fewer than the environment asks for": {
        settings: { minInstances: 3 },
        decidedBy: [production, shadow],
        messages: [message("productionVariants", "2", 3), message("shadowProductionVariants", "2", 3)],
      },
    },
    passes: {
      "a serverless variant": { change: { productionVariants: [serverlessVariant] } },
      "a number that is known later": { change: { [production]: UNKNOWN } },
      "variants that are known later": { change: { productionVariants: UNKNOWN } },
    },
  });
});

describe("sm-inference-experiment-cmk", () => {
  const typeName = "AWS::SageMaker::InferenceExperiment";
  const experiment = {
    Name: "next",
    Type: "ShadowMode",
    RoleArn: roleArn,
    EndpointName: "sentiment",
    KmsKey: key,
  };
  const captured = { Destination: "s3://mlops-data/captured", KmsKey: key };
  const message = (at: string, came: string) =>
    `set KmsKey to a customer-managed key; desiredState.${at} is ${came}`;

  describeResourceRule(smInferenceExperimentCmk, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl(typeName, { ...experiment, DataStorageConfig: captured }),
    },
    decidedBy: ["typeName"],
    finds: {
      "disks without a key": {
        change: cloudControl(typeName, { ...experiment, KmsKey: undefined, DataStorageConfig: captured }),
        messages: [message("KmsKey", "absent")],
      },
      "captured requests without a key": {
        change: cloudControl(typeName, { ...experiment, DataStorageConfig: { ...captured, KmsKey: "" } }),
        messages: [message("DataStorageConfig.KmsKey", '""')],
      },
      both: {
        change: cloudControl(typeName, { DataStorageConfig: { Destination: "s3://mlops-data/captured" } }),
        messages: [message("KmsKey", "absent"), message("DataStorageConfig.KmsKey", "absent")],
      },
    },
    passes: {
      "an experiment that captures nothing": { change: cloudControl(typeName, experiment) },
      "a state that is known later": { change: { desiredState: UNKNOWN } },
      "another type": { change: cloudControl("AWS::SageMaker::InferenceComponent", {}) },
    },
  });
});
