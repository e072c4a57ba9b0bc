import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { environmentCredentials } from "./environment-credentials.ts";
import type { Content } from "./inference-request.ts";
import type { ModelAnswer } from "./model-answer.ts";
import { modelFailure } from "./model-failure.ts";

/** A call of the endpoint. */
export interface ModelCall {
  readonly content: Content;
  readonly accept: string | undefined;
  /** 1 to 64 characters. */
  readonly inferenceId: string;
  readonly signal: AbortSignal;
}

/** Calls the endpoint. @throws Failure if there is no answer */
export type InvokeModel = (call: ModelCall) => Promise<ModelAnswer>;

/** What calls the endpoint named `endpointName`, in the region and with the credentials of the environment. */
export function modelInvoker(endpointName: string): InvokeModel {
  const client = new SageMakerRuntimeClient({
    credentials: environmentCredentials,
    // One more attempt, because a connection kept from before Lambda froze the function may be dead. Not more: callers
    // are told when to come again, and an endpoint under load is better off without our attempts.
    maxAttempts: 2,
    retryMode: "standard",
    requestHandler: { connectionTimeout: 3_000 },
  });
  return async ({ content, accept, inferenceId, signal }) => {
    const command = new InvokeEndpointCommand({
      EndpointName: endpointName,
      Body: content.bytes,
      ContentType: content.contentType,
      InferenceId: inferenceId,
      ...(accept !== undefined && { Accept: accept }),
    });
    try {
      const { Body, ContentType, InvokedProductionVariant } = await client.send(command, {
        abortSignal: signal,
      });
      return {
        content: { bytes: Body ?? new Uint8Array(), contentType: ContentType ?? "application/octet-stream" },
        variant: InvokedProductionVariant,
        inferenceId,
      };
    } catch (error) {
      throw modelFailure(error, signal.aborted);
    }
  };
}
