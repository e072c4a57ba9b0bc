import { type SdkStore, currentStore } from "./store.ts";

/** How much a log message matters. */
export type LogSeverity = "info" | "warning" | "error";

/** A message that a program logged with `pulumi.log`. */
export interface LogEntry {
  readonly severity: LogSeverity;
  readonly message: string;
  /** Name of the resource that it is about; empty if it is about none. */
  readonly resource: string;
}

/** Receives what a program logs. */
export type LogSink = (entry: LogEntry) => void;

const sinks = new WeakMap<SdkStore, LogSink>();

/** Hand the log messages of the run with this store to `sink`. */
export function collectLog(store: SdkStore, sink: LogSink): void {
  sinks.set(store, sink);
}

/** Where the current run's log messages go. */
export function currentLogSink(): LogSink | undefined {
  const store = currentStore();
  return store && sinks.get(store);
}
