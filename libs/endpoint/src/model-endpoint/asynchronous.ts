import { type Input, type Output, interpolate } from "@pulumi/pulumi";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { z } from "zod";
import { bucketArn, endpointLimits } from "@mlops/aws";
import {
  type AsynchronousFolder,
  type MlEnvironmentRef,
  type KeysRef,
  type RequestStorage,
  asynchronousPrefix,
  canReadBucket,
} from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, inputValue, wholeNumberValue } from "@mlops/core";
import { canEncrypt } from "../data-capture.ts";
import { noExplainer } from "../explainer/no-explainer.ts";
import { modelPlaceIssues } from "../model/model-place.ts";
import { rolloutIssues } from "../rollout/rollout-issues.ts";
import { instanceEndpointFields } from "./endpoint-fields.ts";
import { fleetOf } from "./fleet.ts";
import { asynchronousVariant } from "./variant.ts";

const settings = z.strictObject({
  mode: z
    .literal("asynchronous")
    .describe("Instances that take requests from S3 and write answers there: for large or slow requests."),
  ...instanceEndpointFields,
  variant: asynchronousVariant.describe("The one variant."),
  concurrentRequestsPerInstance: wholeNumberValue(endpointLimits.asyncConcurrency)
    .optional()
    .describe(
      "Requests that an instance processes at the same time, 1 to 1000. Default: SageMaker's choice.",
    ),
  onSuccess: inputValue(z.string())
    .optional()
    .describe(
      "ARN of the SNS topic that is notified of each answer. It is encrypted with the log key, or not at all. " +
        "Default: none.",
    ),
  onError: inputValue(z.string())
    .optional()
    .describe(
      "ARN of the SNS topic that is notified of each failure. It is encrypted with the log key, or not at all. " +
        "Default: none.",
    ),
  ...noExplainer,
});

/** Checked settings of an endpoint of the mode `asynchronous`. */
export type AsynchronousSettings = z.output<typeof settings>;

/** What a stack file may set for a {@link ModelEndpoint} of the mode `asynchronous`. */
export function asynchronousEndpointSettings(environment: AwsEnvironment): typeof settings {
  return settings.check(({ value, issues }) => {
    const { variant, rollout, trustedAccounts, networkIsolation } = value;
    const place = { environment, trustedAccounts, networkIsolation };
    issues.push(...modelPlaceIssues(["variant", "model"], variant.model, place));
    issues.push(...rolloutIssues(rollout, environment.name, fleetOf([variant])));
  });
}

/** The S3 URI below which callers put requests. */
export function requestsUri(endpointName: string, { dataBucketName }: MlEnvironmentRef): Output<string> {
  return interpolate`s3://${dataBucketName}/${asynchronousPrefix(endpointName, "requests")}`;
}

/** The part of an endpoint configuration that makes the endpoint asynchronous. */
export function asynchronousConfig(
  endpointName: string,
  { concurrentRequestsPerInstance, onSuccess, onError }: AsynchronousSettings,
  { mlEnvironment, keys }: RequestStorage,
): NonNullable<EndpointConfigurationArgs["asyncInferenceConfig"]> {
  const uri = (folder: AsynchronousFolder) =>
    interpolate`s3://${mlEnvironment.dataBucketName}/${asynchronousPrefix(endpointName, folder)}`;
  return {
    ...(concurrentRequestsPerInstance !== undefined && {
      clientConfig: { maxConcurrentInvocationsPerInstance: concurrentRequestsPerInstance },
    }),
    outputConfig: {
      s3OutputPath: uri("results"),
      s3FailurePath: uri("failures"),
      kmsKeyId: keys.dataKeyArn,
      ...((onSuccess !== undefined || onError !== undefined) && {
        notificationConfig: {
          ...(onSuccess !== undefined && { successTopic: onSuccess }),
          ...(onError !== undefined && { errorTopic: onError }),
        },
      }),
    },
  };
}

/** Read the requests of an asynchronous endpoint, write its answers and notify its topics. */
export function canProcessAsync(
  endpointName: string,
  { onSuccess, onError }: AsynchronousSettings,
  { mlEnvironment, keys }: RequestStorage,
): PolicyStatement[] {
  const { environment, dataBucketName } = mlEnvironment;
  const topics = [onSuccess, onError].filter((topic): topic is Input<string> => topic !== undefined);
  const answers = (["results", "failures"] as const).map((folder) =>
    dataBucketName.apply((name) =>
      bucketArn(environment, name, `${asynchronousPrefix(endpointName, folder)}*`),
    ),
  );
  return [
    canReadBucket(mlEnvironment, "data", asynchronousPrefix(endpointName, "requests")),
    { Sid: "WriteAnswers", Effect: "Allow", Action: ["s3:PutObject"], Resource: answers },
    canEncrypt("EncryptAnswers", keys),
    ...(topics.length > 0 ? canPublishTo(topics, keys) : []),
  ];
}

const canPublishTo = (topics: Input<string>[], keys: KeysRef): PolicyStatement[] => [
  { Sid: "TellTopics", Effect: "Allow", Action: ["sns:Publish"], Resource: [...new Set(topics)] },
  {
    Sid: "EncryptMessages",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: [keys.logKeyArn],
  },
];
