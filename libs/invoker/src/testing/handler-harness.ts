import { type InvocationDependencies, invocationHandler } from "../handler/invocation.ts";
import { modelInvoker } from "../handler/invoke-model.ts";
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

/** A handler that calls a pretend endpoint. */
interface RunningHandler {
  /** @param remainingMs time until Lambda's timeout */
  readonly invoke: (event: unknown, remainingMs?: number) => Promise<unknown>;
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
      const handler = invocationHandler({
        settings: {
          endpointName: "fraud",
          imageHosts: ["images.example.com"],
          maxRequestBytes: 25 * 1024 * 1024,
          asynchronous: false,
          streaming: false,
          target: undefined,
          ...settings,
        },
        invokeModel: modelInvoker("fraud"),
        submitToModel: modelSubmitter("fraud"),
        network: pretendNetwork(0, {}),
        log: (line) => log.push(line),
        ...dependencies,
      });
      return { invoke: (event, remainingMs) => handler(event, context(remainingMs)), runtime, log };
    },

    end: async () => {
      process.env = { ...before };
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
  };
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
