import * as logNamespace from "@pulumi/pulumi/log/index.js";
import type { Resource } from "@pulumi/pulumi";
import { exportsOf } from "../module-exports.ts";
import { type SdkStore, currentStore } from "../store.ts";

export type LogSeverity = "info" | "warning" | "error";

/** Receives what a program says through `pulumi.log`. */
export type LogSink = (severity: LogSeverity, message: string, resource: Resource | undefined) => void;

const sinks = new WeakMap<SdkStore, LogSink>();
let redirected = false;

/**
 * Hand a run's log messages to `sink`. The SDK's own way, one queue for the whole process, would let a message about
 * a resource that never registers hold up every other stack's; and its debug messages cost time in every registration.
 */
export function redirectLog(store: SdkStore, sink: LogSink): void {
  sinks.set(store, sink);
  if (redirected) return;
  redirected = true;
  const log = exportsOf<Record<LogFunction, Log>>(logNamespace);
  const { info, warn, error, debug } = log;
  log.info = divert("info", info);
  log.warn = divert("warning", warn);
  log.error = divert("error", error);
  log.debug = (...args) => (currentSink() ? Promise.resolve() : debug(...args));
}

type LogFunction = "debug" | "info" | "warn" | "error";
type Log = (message: string, resource?: Resource, streamId?: number, ephemeral?: boolean) => Promise<void>;

function divert(severity: LogSeverity, original: Log): Log {
  return (message, resource, ...rest) => {
    const store = currentStore();
    const sink = store && sinks.get(store);
    if (!sink) return original(message, resource, ...rest);
    if (severity === "error") store.logErrorCount++;
    sink(severity, message, resource);
    return Promise.resolve();
  };
}

function currentSink(): LogSink | undefined {
  const store = currentStore();
  return store && sinks.get(store);
}
