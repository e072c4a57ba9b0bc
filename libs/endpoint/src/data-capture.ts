import { interpolate } from "@pulumi/pulumi";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { bucketArn, capturedContentTypePattern, dataCaptureLimits } from "@mlops/aws";
import type { KeysRef, MlEnvironmentRef } from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";

/** Which requests and answers are kept in the data bucket, for monitors to look at. */
export interface DataCapture {
  /** Part of the requests, in percent: a whole number from 1 to 100. @default 100 */
  readonly samplingPercent?: number;
  /** Content types that are kept as text; all others are kept encoded. @default ["text/csv"] */
  readonly csvContentTypes?: readonly string[];
  /** Content types that are kept as JSON; all others are kept encoded. @default ["application/json"] */
  readonly jsonContentTypes?: readonly string[];
}

/** Key prefix of captured requests; SageMaker adds endpoint, variant, date and hour. */
export const capturePrefix = "data/monitoring/captured";

/** The part of an endpoint configuration that says what is captured: requests and answers, with the data key. */
export function captureConfig(
  capture: DataCapture,
  mlEnvironment: MlEnvironmentRef,
  keys: KeysRef,
): NonNullable<EndpointConfigurationArgs["dataCaptureConfig"]> {
  const {
    samplingPercent = 100,
    csvContentTypes = ["text/csv"],
    jsonContentTypes = ["application/json"],
  } = capture;
  return {
    enableCapture: true,
    initialSamplingPercentage: samplingPercent,
    destinationS3Uri: interpolate`s3://${mlEnvironment.dataBucketName}/${capturePrefix}`,
    kmsKeyId: keys.dataKeyArn,
    captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
    // SageMaker refuses empty lists.
    ...(csvContentTypes.length + jsonContentTypes.length > 0 && {
      captureContentTypeHeader: {
        ...(csvContentTypes.length > 0 && { csvContentTypes: [...csvContentTypes] }),
        ...(jsonContentTypes.length > 0 && { jsonContentTypes: [...jsonContentTypes] }),
      },
    }),
  };
}

/** What the endpoint needs to keep them. */
export function canCapture(
  { environment, dataBucketName }: MlEnvironmentRef,
  keys: KeysRef,
): PolicyStatement[] {
  return [
    {
      Sid: "KeepCapturedRequests",
      Effect: "Allow",
      Action: ["s3:PutObject"],
      Resource: [dataBucketName.apply((name) => bucketArn(environment, name, `${capturePrefix}/*`))],
    },
    canEncrypt("EncryptCapturedRequests", keys),
  ];
}

/** Write what the data key encrypts. */
export const canEncrypt = (sid: string, keys: KeysRef): PolicyStatement => ({
  Sid: sid,
  Effect: "Allow",
  Action: ["kms:GenerateDataKey"],
  Resource: [keys.dataKeyArn],
});

/** What is wrong with what is captured. */
export function captureProblems(at: string, capture: DataCapture): string[] {
  const { samplingPercent = 100, csvContentTypes = [], jsonContentTypes = [] } = capture;
  const {
    samplingPercent: { min, max },
    contentTypes,
  } = dataCaptureLimits;
  return [
    ...(Number.isInteger(samplingPercent) && samplingPercent >= min && samplingPercent <= max
      ? []
      : [`${at}.samplingPercent: got ${samplingPercent}; expected a whole number from ${min} to ${max}`]),
    ...Object.entries({ csvContentTypes, jsonContentTypes }).flatMap(([name, types]) => [
      ...(types.length <= contentTypes.max
        ? []
        : [`${at}.${name}: got ${types.length}; expected at most ${contentTypes.max}`]),
      ...types.flatMap((type) =>
        capturedContentTypePattern.test(type)
          ? []
          : [`${at}.${name}: got "${type}"; expected a content type such as text/csv`],
      ),
    ]),
  ];
}
