import { type Output, all } from "@pulumi/pulumi";
import { arnIn, bucketArn } from "@mlops/aws";
import type { PolicyStatement } from "@mlops/core";
import { asynchronousPrefix } from "./asynchronous-prefix.ts";
import type { Contract, Reference } from "./contract.ts";
import type { KeysRef } from "./keys.ts";
import type { MlEnvironmentRef } from "./ml-environment.ts";

/** What a request names besides the endpoint, so that SageMaker knows what is to answer. */
export type RequestTarget =
  /** Nothing: there is one model, or variants of it. */
  | { readonly kind: "none" }
  /** One of many models: its archive below the endpoint's prefix, such as `tenant-a.tar.gz`. */
  | { readonly kind: "model" }
  /** One of several containers, by its host name. */
  | { readonly kind: "container"; readonly containers: readonly string[] }
  /** A model on shared instances: the one that `component` names, or the one that each request names. */
  | { readonly kind: "component"; readonly component?: string };

/** How an endpoint serves. */
export type EndpointServing =
  | { readonly mode: "real-time"; readonly target: RequestTarget }
  | { readonly mode: "serverless" | "asynchronous"; readonly target: { readonly kind: "none" } };

/** A SageMaker endpoint. */
export interface EndpointRef extends Reference {
  /** Name that requests are sent to, 1 to 63 characters. */
  readonly endpointName: Output<string>;
  readonly endpointArn: Output<string>;
  /** How it serves and is addressed. Plain: it decides which rights callers need. */
  readonly serving: EndpointServing;
}

/** How an app exports its {@link EndpointRef}: output `endpoint`. */
export const endpointContract: Contract<EndpointRef> = {
  name: "endpoint",
  fields: { endpointName: "String", endpointArn: "String" },
  plain: ["serving"],
};

/** The right to send requests to one endpoint; on shared instances, to the model that the reference names. */
export const canInvoke = ({ environment, endpointArn, serving }: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpoint",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpoint"],
  Resource: [
    endpointArn,
    ...(serving.target.kind === "component"
      ? [arnIn(environment, "sagemaker", `inference-component/${serving.target.component ?? "*"}`)]
      : []),
  ],
});

/** The right to hand requests to one asynchronous endpoint. The objects in S3 need rights of their own: {@link canSubmit}. */
export const canInvokeAsync = (endpoint: EndpointRef): PolicyStatement => ({
  Sid: "InvokeEndpointAsync",
  Effect: "Allow",
  Action: ["sagemaker:InvokeEndpointAsync"],
  Resource: [endpoint.endpointArn],
});

/**
 * Key prefix, in the data bucket, of the requests and answers that endpoints and batches capture. Below it is a folder
 * for each endpoint or batch, by its physical name; SageMaker adds variant, date and hour.
 */
export const capturePrefix = "data/monitoring/captured";

/** What requests to an asynchronous endpoint pass through. */
export interface RequestStorage {
  readonly mlEnvironment: MlEnvironmentRef;
  readonly keys: KeysRef;
}

/**
 * The rights of a caller of an asynchronous endpoint: to put requests below the endpoint's own prefix, encrypted with
 * the data key, and to hand them to the endpoint.
 * @throws Error if the endpoint is not asynchronous
 */
export function canSubmit(endpoint: EndpointRef, { mlEnvironment, keys }: RequestStorage): PolicyStatement[] {
  const { mode } = endpoint.serving;
  if (mode !== "asynchronous") {
    throw new Error(
      `canSubmit: got an endpoint of the mode "${mode}"; expected "asynchronous", or canInvoke`,
    );
  }
  const { environment, dataBucketName } = mlEnvironment;
  const requests = all([dataBucketName, endpoint.endpointName]).apply(([bucket, name]) =>
    bucketArn(environment, bucket, `${asynchronousPrefix(name, "requests")}*`),
  );
  return [
    canInvokeAsync(endpoint),
    {
      Sid: "PutRequests",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: [requests],
    },
    {
      // Decrypt: for uploads in parts.
      Sid: "EncryptRequests",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [keys.dataKeyArn],
    },
  ];
}
