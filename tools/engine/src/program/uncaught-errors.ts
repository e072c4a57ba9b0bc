import { runInThisContext } from "node:vm";
import { messageOf } from "../monitor/monitor-error.ts";
import { type SdkStore, currentStore } from "../sdk/store.ts";

/** Receives what nothing else caught in one run. */
export type ErrorSink = (error: unknown) => void;

type Listener = (error: unknown, ...rest: unknown[]) => void;
const events = ["uncaughtException", "unhandledRejection"] as const;

const sinks = new Map<SdkStore, ErrorSink>();
/** Stores of runs whose watch is over. */
const ended = new WeakSet<SdkStore>();
let displaced: Map<string, Listener[]> | undefined;

/**
 * Errors that no code catches, such as one thrown in an `apply` that nothing waits for, belong to the stack whose
 * program caused them. While a program runs, its sink takes the place of the process's own handling.
 * @returns ends the watch
 */
export function watchErrors(store: SdkStore, sink: ErrorSink): () => void {
  sinks.set(store, sink);
  if (!displaced) displaced = displaceListeners();
  return () => {
    sinks.delete(store);
    ended.add(store);
    if (sinks.size > 0 || !displaced) return;
    restoreListeners(displaced);
    displaced = undefined;
  };
}

/** The real process: Jest gives each test file a copy whose events never come, in a context of its own. */
const realProcess = runInThisContext("process") as NodeJS.Process;

const dispatchers: Record<(typeof events)[number], Listener> = {
  uncaughtException: (error, ...rest) => dispatch("uncaughtException", error, rest),
  unhandledRejection: (error, ...rest) => dispatch("unhandledRejection", error, rest),
};

function dispatch(event: (typeof events)[number], error: unknown, rest: unknown[]): void {
  const store = currentStore();
  const sink = store && sinks.get(store);
  if (sink) return sink(error);
  // Too late for its own run's report, and nothing that should end the runs of others.
  if (store && ended.has(store)) {
    return realProcess.emitWarning(`thrown after the end of its preview: ${messageOf(error)}`);
  }
  const others = displaced?.get(event) ?? [];
  // Without a handler of its own the process ends on such an error, and so it does here.
  if (others.length === 0) throw error;
  for (const listener of others) listener.call(realProcess, error, ...rest);
}

function displaceListeners(): Map<string, Listener[]> {
  const found = new Map<string, Listener[]>();
  for (const event of events) {
    const listeners = realProcess.listeners(event as "uncaughtException") as Listener[];
    found.set(event, [...listeners]);
    realProcess.removeAllListeners(event);
    realProcess.on(event, dispatchers[event]);
  }
  return found;
}

function restoreListeners(listeners: ReadonlyMap<string, readonly Listener[]>): void {
  for (const event of events) {
    realProcess.off(event, dispatchers[event]);
    for (const listener of listeners.get(event) ?? []) realProcess.on(event, listener);
  }
}
