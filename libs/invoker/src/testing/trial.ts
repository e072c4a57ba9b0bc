import { type Surroundings, invocation } from "../handler/invocation.ts";
import { modelInvoker } from "../handler/invoke-model.ts";
import type { LogLine } from "../handler/log-line.ts";
import { context } from "./events.ts";
import { pretendOutside } from "./outside.ts";
import { type PretendRuntime, type ReceivedCall, type Reply, startRuntime } from "./sagemaker-runtime.ts";

/** What Lambda sets for a function. */
const variables = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "no-secret",
  AWS_SESSION_TOKEN: "token",
};

/** The function before an endpoint, and what came of it. */
export interface Trial {
  readonly invoke: (event: unknown, remainingMs?: number) => Promise<unknown>;
  readonly runtime: PretendRuntime;
  readonly log: readonly LogLine[];
}

/** Trials of one file of tests: they go on until `end` is called, after each test. */
export function trials() {
  const before = { ...process.env };
  const stops: (() => Promise<void>)[] = [];
  return {
    /** Something to stop at the end. */
    until: (stop: () => Promise<void>) => stops.push(stop),

    /** The function before an endpoint that replies as said. */
    start: async (
      reply: Reply | ((call: ReceivedCall, index: number) => Reply),
      parts: Partial<Pick<Surroundings, "outside" | "settings">> = {},
    ): Promise<Trial> => {
      const runtime = await startRuntime(typeof reply === "function" ? reply : () => reply);
      stops.push(runtime.stop);
      Object.assign(process.env, variables, { AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME: runtime.url });
      const log: LogLine[] = [];
      const handler = invocation({
        settings: {
          endpointName: "fraud",
          imageHosts: ["images.example.com"],
          maxRequestBytes: 25 * 1024 * 1024,
        },
        invokeModel: modelInvoker("fraud"),
        outside: pretendOutside(0, {}),
        log: (line) => log.push(line),
        ...parts,
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
