import { interpolate } from "@pulumi/pulumi";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { z } from "zod";
import { bucketArn, capturedContentTypePattern, dataCaptureLimits } from "@mlops/aws";
import { type KeysRef, type MlEnvironmentRef, capturePrefix } from "@mlops/contracts";
import { type PolicyStatement, listValue, wholeNumberValue } from "@mlops/core";

const contentTypes = listValue(
  z.string().regex(capturedContentTypePattern, { error: "expected a content type such as text/csv" }),
  { max: dataCaptureLimits.contentTypes.max },
);

/** Which requests and answers of an endpoint are kept in the data bucket, where monitors read them. */
export const dataCaptureSettings = z.strictObject({
  samplingPercent: wholeNumberValue(dataCaptureLimits.samplingPercent)
    .default(100)
    .describe("Share of the requests that is kept, in percent: 1 to 100. Default: 100."),
  csvContentTypes: contentTypes
    .default(["text/csv"])
    .describe(
      "Content types that are kept as text, at most 10; those in no list are kept in Base64. Default: text/csv.",
    ),
  jsonContentTypes: contentTypes
    .default(["application/json"])
    .describe(
      "Content types that are kept as JSON, at most 10; those in no list are kept in Base64. " +
        "Default: application/json.",
    ),
});

/** Which requests and answers of an endpoint are kept. */
export type DataCapture = z.input<typeof dataCaptureSettings>;
/** A checked {@link DataCapture}. */
export type CheckedCapture = z.output<typeof dataCaptureSettings>;

/** The part of an endpoint configuration about data capture: requests and answers, encrypted with the data key. */
export function captureConfig(
  { samplingPercent, csvContentTypes, jsonContentTypes }: CheckedCapture,
  mlEnvironment: MlEnvironmentRef,
  keys: KeysRef,
): NonNullable<EndpointConfigurationArgs["dataCaptureConfig"]> {
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

/** Write captured requests to the data bucket. */
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
