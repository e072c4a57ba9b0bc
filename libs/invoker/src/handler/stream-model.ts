import {
  InvokeEndpointWithResponseStreamCommand,
  type ResponseStream,
} from "@aws-sdk/client-sagemaker-runtime";
import { Failure } from "./failure.ts";
import type { ModelCall } from "./invoke-model.ts";
import { modelFailure } from "./model-failure.ts";
import { runtimeClient } from "./runtime-client.ts";

/** An answer that the model still writes. */
export interface StreamedAnswer {
  readonly contentType: string;
  /** Name of the production variant; nothing if SageMaker does not send it. */
  readonly variant: string | undefined;
  /** The answer as it comes. It throws a Failure if the model stops before its end. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Calls the endpoint. @throws Failure if no answer begins */
export type StreamModel = (call: ModelCall) => Promise<StreamedAnswer>;

/** Calls the endpoint `endpointName`, whose answers are passed on while the model writes them. */
export function modelStreamer(endpointName: string): StreamModel {
  const client = runtimeClient();
  return async ({ input, target: { TargetModel: _none, ...target }, accept, inferenceId, signal }) => {
    const command = new InvokeEndpointWithResponseStreamCommand({
      EndpointName: endpointName,
      ...target,
      Body: input.bytes,
      ContentType: input.contentType,
      InferenceId: inferenceId,
      ...(accept !== undefined && { Accept: accept }),
    });
    try {
      const { Body, ContentType, InvokedProductionVariant } = await client.send(command, {
        abortSignal: signal,
      });
      return {
        contentType: ContentType ?? "application/octet-stream",
        variant: InvokedProductionVariant,
        chunks: chunksOf(Body ?? nothing(), signal),
      };
    } catch (error) {
      throw modelFailure(error, signal.aborted);
    }
  };
}

async function* chunksOf(
  body: AsyncIterable<ResponseStream>,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  try {
    for await (const { PayloadPart } of body) if (PayloadPart?.Bytes) yield PayloadPart.Bytes;
  } catch (error) {
    if (error instanceof Error && error.name === "ModelStreamError") {
      throw new Failure(502, "the model failed while it answered", { cause: { error: error.name } });
    }
    throw modelFailure(error, signal.aborted);
  }
}

async function* nothing(): AsyncIterable<never> {
  // An answer without a body.
}
