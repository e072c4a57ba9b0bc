import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { answerHeaders, failureResponse } from "./http-event.ts";
import type { Handler } from "./invocation.ts";
import {
  type InvocationContext,
  type RequestDependencies,
  asFailure,
  failureLine,
  inputLine,
  oneRequest,
} from "./one-request.ts";
import type { StreamModel } from "./stream-model.ts";

/** Status and headers of a streamed response. */
interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the streaming handler uses; tests replace it. */
export interface StreamingDependencies extends RequestDependencies {
  readonly streamModel: StreamModel;
  /** Begins a response over HTTP: what is written to the result is its body. */
  readonly begin: (output: Writable, head: ResponseHead) => Writable;
  /** Answers direct invocations, which have no stream. */
  readonly direct: Handler;
}

/** Writes the response to one event into a stream. */
export type StreamingHandler = (
  event: unknown,
  output: Writable,
  context: InvocationContext,
) => Promise<void>;

/**
 * The Lambda handler behind a function URL that streams: the caller gets each part of the answer as soon as the model
 * has written it. A failure after the first part ends the response early, because its status has been sent.
 */
export function streamingHandler(dependencies: StreamingDependencies): StreamingHandler {
  const { streamModel, begin, direct } = dependencies;
  return async (event, output, context) => {
    const { http, call, report } = oneRequest(event, context, dependencies);
    if (!http) {
      output.end(JSON.stringify(await direct(event, context)));
      return;
    }
    let begun = false;
    try {
      const { input, ...others } = await call();
      if (!("bytes" in input)) throw new Error("only asynchronous endpoints read from S3");
      const { contentType, variant, chunks } = await streamModel({ input, ...others });
      const counted = counting(chunks);
      const headers = answerHeaders(contentType, others.inferenceId);
      begun = true;
      await pipeline(counted.chunks, begin(output, { statusCode: 200, headers }));
      report({ status: 200, ...inputLine(input), answerBytes: counted.bytes(), variant });
    } catch (error) {
      const failure = asFailure(error);
      report(failureLine(failure));
      if (begun) throw failure;
      const { body, ...head } = failureResponse(failure);
      begin(output, head).end(body);
    }
  };
}

/** The same chunks, and how many bytes have passed. */
function counting(chunks: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  return {
    bytes: () => bytes,
    chunks: (async function* () {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        yield chunk;
      }
    })(),
  };
}
