import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import { nameOf } from "../deployment/urn.ts";
import type { LogSeverity, LogSink } from "./program-log.ts";
import type { Reply } from "./rpc.ts";

/** Severities by their number in the protocol. Debug messages, 0, are not kept. */
const severities: Readonly<Record<number, LogSeverity>> = { 1: "info", 2: "warning", 3: "error" };

/** Pulumi's Engine service, answered in the same process: what the SDK calls besides the monitor. */
export class EngineService {
  readonly #sink: LogSink;

  constructor(sink: LogSink) {
    this.#sink = sink;
  }

  log(request: LogRequest, reply: Reply<object>): void {
    const severity = severities[request.getSeverity()];
    const resource = nameOf(request.getUrn());
    if (severity) this.#sink({ severity, message: request.getMessage(), resource });
    reply(null, {});
  }

  /** The monitor knows the root resource from its registration. */
  setRootResource(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  /** There is no Pulumi CLI whose version could be wrong. */
  requirePulumiVersion(_request: unknown, reply: Reply<object>): void {
    reply(null, {});
  }

  close(): void {
    // Nothing is open: the SDK closes what it believes to be a connection.
  }
}
