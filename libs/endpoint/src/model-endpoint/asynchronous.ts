import { type Input, type Output, interpolate } from "@pulumi/pulumi";
import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker/endpointConfiguration.js";
import { bucketArn, endpointLimits } from "@mlops/aws";
import { type KeysRef, type MlEnvironmentRef, canReadBucket } from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";
import { canEncrypt } from "../data-capture.ts";
import type { AsynchronousEndpointArgs } from "./endpoint-args.ts";

type Folder = "requests" | "results" | "failures";

/** Key prefix in the data bucket where an asynchronous endpoint's requests are put, or its answers. */
export function asynchronousPrefix(endpointName: string, folder: Folder): string {
  return `inference/${endpointName}/${folder}/`;
}

/** The S3 URI where callers put requests. */
export function requestsUri(endpointName: string, { dataBucketName }: MlEnvironmentRef): Output<string> {
  return interpolate`s3://${dataBucketName}/${asynchronousPrefix(endpointName, "requests")}`;
}

/** The part of an endpoint configuration that makes it asynchronous. */
export function asynchronousConfig(
  endpointName: string,
  args: AsynchronousEndpointArgs,
): NonNullable<EndpointConfigurationArgs["asyncInferenceConfig"]> {
  const { mlEnvironment, keys, concurrentRequestsPerInstance, onSuccess, onError } = args;
  const uri = (folder: Folder) =>
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

/** What an asynchronous endpoint needs: read its requests, write its answers, tell its topics. */
export function canProcessAsync(endpointName: string, args: AsynchronousEndpointArgs): PolicyStatement[] {
  const { mlEnvironment, keys, onSuccess, onError } = args;
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

/** What is wrong with how requests are worked off. */
export function asynchronousProblems({
  concurrentRequestsPerInstance = 1,
}: AsynchronousEndpointArgs): string[] {
  const concurrent = concurrentRequestsPerInstance;
  const { min, max } = endpointLimits.asyncConcurrency;
  return Number.isInteger(concurrent) && concurrent >= min && concurrent <= max
    ? []
    : [`concurrentRequestsPerInstance: got ${concurrent}; expected a whole number from ${min} to ${max}`];
}
