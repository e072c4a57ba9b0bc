import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { type InvocationDependencies, invocationHandler } from "../handler/invocation.ts";
import { modelInvoker } from "../handler/invoke-model.ts";
import { modelStreamer } from "../handler/stream-model.ts";
import { type StreamingDependencies, streamingHandler } from "../handler/streaming.ts";
import { modelSubmitter } from "../handler/submit-to-model.ts";
import type { LogLine } from "../handler/log-line.ts";
import type { Settings } from "../handler/settings.ts";
import { context } from "./events.ts";
import { pretendNetwork } from "./pretend-network.ts";
import { type PretendRuntime, type ReceivedCall, type Reply, startRuntime } from "./sagemaker-runtime.ts";

/** Environment variables that Lambda sets for a function. */
const variables = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "no-secret",
  AWS_SESSION_TOKEN: "token",
};

/** A response as a streaming handler writes it: the head and the body of one over HTTP, or the body alone. */
interface Written {
  readonly head: unknown;
  readonly body: string;
}

/** A handler that calls a pretend endpoint. */
interface RunningHandler {
  /** @param remainingMs time until Lambda's timeout */
  readonly invoke: (event: unknown, remainingMs?: number) => Promise<unknown>;
  /** The same for a function URL that streams. */
  readonly stream: (event: unknown) => Promise<Written>;
  readonly runtime: PretendRuntime;
  readonly log: readonly LogLine[];
}

/** Runs handlers for one file of tests. Everything that is started ends with `end`, to be called after each test. */
export function handlerHarness() {
  const before = { ...process.env };
  const stops: (() => Promise<void>)[] = [];
  return {
    /** Adds something that ends with `end`. */
    until: (stop: () => Promise<void>) => stops.push(stop),

    /** Starts a handler that calls an endpoint with this reply. */
    start: async (
      reply: Reply | ((call: ReceivedCall, index: number) => Reply),
      {
        settings,
        ...dependencies
      }: Partial<Pick<InvocationDependencies, "network"> & { readonly settings: Partial<Settings> }> = {},
    ): Promise<RunningHandler> => {
      const runtime = await startRuntime(typeof reply === "function" ? reply : () => reply);
      stops.push(runtime.stop);
      Object.assign(process.env, variables, { AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: runtime.url });
      const log: LogLine[] = [];
      const shared = {
        settings: {
          endpointName: "fraud",
          imageHosts: ["images.example.com"],
          maxRequestBytes: 25 * 1024 * 1024,
          requestsPrefix: undefined,
          streaming: false,
          target: undefined,
          ...settings,
        },
        network: pretendNetwork(0, {}),
        log: (line: LogLine) => log.push(line),
        ...dependencies,
      };
      const handler = invocationHandler({
        ...shared,
        invokeModel: modelInvoker("fraud"),
        submitToModel: modelSubmitter("fraud"),
      });
      return {
        invoke: (event, remainingMs) => handler(event, context(remainingMs)),
        stream: (event) =>
          streamed({ ...shared, streamModel: modelStreamer("fraud"), direct: handler }, event),
        runtime,
        log,
      };
    },

    end: async () => {
      process.env = { ...before };
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
  };
}

/** Runs a streaming handler as Lambda does, up to the end of its response. */
async function streamed(
  dependencies: Omit<StreamingDependencies, "begin">,
  event: unknown,
): Promise<Written> {
  let head: unknown;
  const begin: StreamingDependencies["begin"] = (output, given) => {
    head = given;
    return output;
  };
  const output = new PassThrough();
  const body = text(output);
  // A handler that fails destroys its output: that is no failure of the test.
  body.catch(() => undefined);
  await streamingHandler({ ...dependencies, begin })(event, output, context());
  return { head, body: await body };
}

/** A failure as callers over HTTP get it. */
export function failedResponse(status: number, message: string, headers = {}, more = {}) {
  return {
    statusCode: status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...headers },
    body: JSON.stringify({ message, ...more }),
    isBase64Encoded: false,
  };
}
