import { lookup } from "node:dns/promises";
import { get } from "node:https";
import type { Writable } from "node:stream";
import { invocationHandler } from "./invocation.ts";
import { modelInvoker } from "./invoke-model.ts";
import { writeLogLine } from "./log-line.ts";
import { readSettings } from "./settings.ts";
import { modelStreamer } from "./stream-model.ts";
import { type StreamingDependencies, type StreamingHandler, streamingHandler } from "./streaming.ts";
import { modelSubmitter } from "./submit-to-model.ts";

/** What Lambda's runtime for Node.js adds to the global object. */
declare const awslambda: {
  readonly streamifyResponse: (
    handler: StreamingHandler,
  ) => (...event: readonly unknown[]) => Promise<unknown>;
  readonly HttpResponseStream: { readonly from: StreamingDependencies["begin"] };
};

const settings = readSettings(process.env);
const { endpointName } = settings;

const dependencies = {
  settings,
  network: { get, resolve: (host: string) => lookup(host, { all: true }) },
  log: writeLogLine,
};

const buffered = invocationHandler({
  ...dependencies,
  invokeModel: modelInvoker(endpointName),
  submitToModel: modelSubmitter(endpointName),
});

/** The handler that Lambda invokes. */
export const handler = settings.streaming
  ? awslambda.streamifyResponse(
      streamingHandler({
        ...dependencies,
        streamModel: modelStreamer(endpointName),
        direct: buffered,
        begin: (output: Writable, head) => awslambda.HttpResponseStream.from(output, head),
      }),
    )
  : buffered;
