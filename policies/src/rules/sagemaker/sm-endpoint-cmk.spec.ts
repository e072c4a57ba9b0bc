import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  endpointConfigState,
  endpointConfiguration,
  serverlessVariant,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smEndpointCmk } from "./sm-endpoint-cmk.ts";

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
    "a variant with local disks, which takes no key": { change: { ...keyless, [instance]: "ml.g5.xlarge" } },
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
