import { cloudControlResource } from "../../resource-types.ts";
import { cloudControl, key, roleArn } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smInferenceExperimentCmk } from "./sm-inference-experiment-cmk.ts";

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
