import type { Resource } from "@pulumi/pulumi";
import * as logNamespace from "@pulumi/pulumi/log/index.js";
import { exportsOf } from "../module-exports.ts";
import { type LogSeverity, currentLogSink } from "../program-log.ts";
import { currentStore } from "../store.ts";
import { expectFunctions } from "../expected-shape.ts";

type LogFunction = (
  message: string,
  resource?: Resource,
  streamId?: number,
  ephemeral?: boolean,
) => Promise<void>;

/** Hand log messages to the sink of their run at once; those that belong to no run take the SDK's way. */
export function install(): void {
  const log = exportsOf<Record<"debug" | "info" | "warn" | "error", LogFunction>>(logNamespace);
  const { info, warn, error, debug } = log;
  expectFunctions("log", log, { debug: 4, info: 4, warn: 4, error: 4 });
  log.info = direct("info", info);
  log.warn = direct("warning", warn);
  log.error = direct("error", error);
  log.debug = (...args) => (currentLogSink() ? Promise.resolve() : debug(...args));
}

function direct(severity: LogSeverity, original: LogFunction): LogFunction {
  return (message, resource, ...rest) => {
    const sink = currentLogSink();
    const store = currentStore();
    if (!sink || !store) return original(message, resource, ...rest);
    if (severity === "error") store.logErrorCount++;
    sink({ severity, message, resource: nameOf(resource) });
    return Promise.resolve();
  };
}

/** The SDK keeps a resource's name in a field that its types do not show. */
function nameOf(resource: Resource | undefined): string {
  const name: unknown = resource && "__name" in resource ? resource.__name : "";
  return typeof name === "string" ? name : "";
}
