import { InvokeEndpointCommand, type InvokeEndpointOutput } from "@aws-sdk/client-sagemaker-runtime";
import type { Content, StoredContent } from "./inference-request.ts";
import type { ModelResponse } from "./model-response.ts";
import { modelFailure } from "./model-failure.ts";
import { runtimeClient } from "./runtime-client.ts";
import type { CallTarget } from "./target.ts";

/** A call of the endpoint. */
export interface ModelCall<Input = Content> {
  readonly input: Input;
  readonly target: CallTarget;
  readonly accept: string | undefined;
  /** 1 to 64 characters. */
  readonly inferenceId: string;
  readonly signal: AbortSignal;
}

/** Calls the endpoint. @throws Failure if there is no response */
export type InvokeModel = (call: ModelCall) => Promise<ModelResponse>;

/** Puts a request into the endpoint's queue. @throws Failure if it cannot */
export type SubmitToModel = (call: ModelCall<Content | StoredContent>) => Promise<ModelResponse>;

/** Calls the endpoint `endpointName`, with region and credentials from environment variables. */
export function modelInvoker(endpointName: string): InvokeModel {
  const client = runtimeClient();
  return async ({ input, target, accept, inferenceId, signal }) => {
    const command = new InvokeEndpointCommand({
      EndpointName: endpointName,
      ...target,
      Body: input.bytes,
      ContentType: input.contentType,
      InferenceId: inferenceId,
      ...(accept !== undefined && { Accept: accept }),
    });
    try {
      // The command's own type says that there is always a body, but the SDK leaves an empty one out.
      const output: InvokeEndpointOutput = await client.send(command, { abortSignal: signal });
      const { Body, ContentType, InvokedProductionVariant } = output;
      return {
        status: 200,
        content: { bytes: Body ?? new Uint8Array(), contentType: ContentType ?? "application/octet-stream" },
        variant: InvokedProductionVariant,
        inferenceId,
      };
    } catch (error) {
      throw modelFailure(error, signal.aborted);
    }
  };
}
