import { InvokeEndpointAsyncCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { Content, StoredContent } from "./inference-request.ts";
import type { SubmitToModel } from "./invoke-model.ts";
import { modelFailure } from "./model-failure.ts";
import { runtimeClient } from "./runtime-client.ts";

/**
 * Puts requests into the queue of the asynchronous endpoint `endpointName`. The response says where in S3 the answer,
 * or the reason why there is none, will be.
 */
export function modelSubmitter(endpointName: string): SubmitToModel {
  const client = runtimeClient();
  return async ({ input, accept, inferenceId, signal }) => {
    const command = new InvokeEndpointAsyncCommand({
      EndpointName: endpointName,
      ...inputOf(input),
      InferenceId: inferenceId,
      ...(accept !== undefined && { Accept: accept }),
    });
    try {
      const { OutputLocation, FailureLocation } = await client.send(command, { abortSignal: signal });
      const answer = { inferenceId, outputLocation: OutputLocation, failureLocation: FailureLocation };
      return {
        status: 202,
        content: { bytes: Buffer.from(JSON.stringify(answer)), contentType: "application/json" },
        variant: undefined,
        inferenceId,
      };
    } catch (error) {
      throw modelFailure(error, signal.aborted);
    }
  };
}

function inputOf(input: Content | StoredContent) {
  if ("bytes" in input) return { Body: input.bytes, ContentType: input.contentType };
  const { inputLocation, contentType } = input;
  return { InputLocation: inputLocation, ...(contentType !== undefined && { ContentType: contentType }) };
}
