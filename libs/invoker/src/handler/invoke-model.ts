import {
  InvokeEndpointCommand,
  type InvokeEndpointOutput,
  SageMakerRuntimeClient,
} from "@aws-sdk/client-sagemaker-runtime";
import { environmentCredentials } from "./environment-credentials.ts";
import type { Content } from "./inference-request.ts";
import type { ModelResponse } from "./model-response.ts";
import { modelFailure } from "./model-failure.ts";

/** A call of the endpoint. */
interface ModelCall {
  readonly content: Content;
  readonly accept: string | undefined;
  /** 1 to 64 characters. */
  readonly inferenceId: string;
  readonly signal: AbortSignal;
}

/** Calls the endpoint. @throws Failure if there is no response */
export type InvokeModel = (call: ModelCall) => Promise<ModelResponse>;

/** Calls the endpoint `endpointName`, with region and credentials from environment variables. */
export function modelInvoker(endpointName: string): InvokeModel {
  const client = new SageMakerRuntimeClient({
    credentials: environmentCredentials,
    // A second attempt, because a connection from before Lambda froze the function may be closed. No third one: callers
    // get the time to try again, and more attempts would add to the load of a busy endpoint.
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
      // The command's own type says that there is always a body, but the SDK leaves an empty one out.
      const output: InvokeEndpointOutput = await client.send(command, { abortSignal: signal });
      const { Body, ContentType, InvokedProductionVariant } = output;
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
