import { cloudControlResource, sagemaker } from "../../resource-types.ts";
import {
  cloudControl,
  endpointConfigState,
  endpointConfiguration,
  serverlessVariant,
} from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { envDataCapture } from "./env-data-capture.ts";

const capture = "dataCaptureConfig";
const variants = ["productionVariants", "asyncInferenceConfig"];

describeResourceRule(envDataCapture, {
  compliant: { type: sagemaker.endpointConfiguration, props: endpointConfiguration },
  decidedBy: variants,
  required: [capture],
  finds: {
    "a capture that is off": {
      change: { [`${capture}.enableCapture`]: false },
      messages: [`set enableCapture to true; ${capture}.enableCapture is false`],
    },
    "a capture that does not say whether it is on": {
      change: { [`${capture}.enableCapture`]: ABSENT },
      messages: [`set enableCapture to true; ${capture}.enableCapture is absent`],
    },
    "a capture of requests alone": {
      change: { [`${capture}.captureOptions`]: [{ captureMode: "Input" }] },
      messages: [`add captureMode "Output" to captureOptions; ${capture}.captureOptions is a list of 1`],
    },
    "a capture of nothing": {
      change: { [`${capture}.captureOptions`]: [] },
      messages: [
        `add captureMode "Input" to captureOptions; ${capture}.captureOptions is an empty list`,
        `add captureMode "Output" to captureOptions; ${capture}.captureOptions is an empty list`,
      ],
    },
    "too small a sample, in the clear": {
      change: { [`${capture}.initialSamplingPercentage`]: 9, [`${capture}.kmsKeyId`]: "" },
      messages: [
        `set initialSamplingPercentage to 10 or more; ${capture}.initialSamplingPercentage is 9`,
        `set kmsKeyId to a customer-managed key; ${capture}.kmsKeyId is ""`,
      ],
    },
    "a smaller sample than the environment asks for": {
      settings: { minSamplingPercent: 100 },
      decidedBy: [`${capture}.initialSamplingPercentage`, `${capture}.enableCapture`],
      messages: [`set initialSamplingPercentage to 100 or more; ${capture}.initialSamplingPercentage is 50`],
    },
  },
  passes: {
    "a serverless endpoint, which cannot capture": {
      change: { [capture]: ABSENT, productionVariants: [serverlessVariant] },
    },
    "an endpoint for inference components, whose records nothing tells apart": {
      change: {
        [capture]: ABSENT,
        productionVariants: [{ variantName: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }],
      },
    },
    "an asynchronous endpoint, which keeps everything anyway": {
      change: {
        [capture]: ABSENT,
        asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://mlops-data" } },
      },
    },
    "a capture that is known later": { change: { [capture]: UNKNOWN } },
    "modes that are known later": { change: { [`${capture}.captureOptions`]: [{ captureMode: UNKNOWN }] } },
    "both at once": { change: { [`${capture}.captureOptions`]: [{ captureMode: "InputAndOutput" }] } },
  },
});

describeResourceRule(envDataCapture, {
  compliant: {
    type: cloudControlResource,
    props: cloudControl("AWS::SageMaker::EndpointConfig", endpointConfigState),
  },
  decidedBy: ["typeName"],
  finds: {
    "an endpoint configuration of Cloud Control": {
      change: cloudControl("AWS::SageMaker::EndpointConfig", {
        ...endpointConfigState,
        DataCaptureConfig: undefined,
      }),
      messages: ["set dataCaptureConfig; desiredState.DataCaptureConfig is absent"],
    },
  },
});
