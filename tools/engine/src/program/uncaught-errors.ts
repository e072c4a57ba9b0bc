import { runInThisContext } from "node:vm";
import { messageOf } from "../error-message.ts";
import { type SdkStore, currentStore } from "../sdk/store.ts";

/** Receives the errors of one run that no code caught. */
type ErrorSink = (error: unknown) => void;

type Listener = (error: unknown, ...rest: unknown[]) => void;
const events = ["uncaughtException", "unhandledRejection"] as const;
type UncaughtEvent = (typeof events)[number];

const sinks = new Map<SdkStore, ErrorSink>();
/** Stores of runs that have ended, and what takes their secrets out of a text. */
const ended = new WeakMap<SdkStore, (text: string) => string>();
/** The process's own listeners while programs run. */
let displaced: ReadonlyMap<UncaughtEvent, readonly Listener[]> | undefined;

/**
 * Hand errors that no code catches, such as one thrown in an `apply` that nothing awaits, to the run whose program
 * caused them. While a program runs, this takes the place of the process's own handling.
 * @param mask takes the run's secrets out of a text
 * @returns to be called when the run has ended
 */
export function collectUncaughtErrors(
  store: SdkStore,
  sink: ErrorSink,
  mask: (text: string) => string,
): () => void {
  sinks.set(store, sink);
  displaced ??= displaceListeners();
  return () => {
    sinks.delete(store);
    ended.set(store, mask);
    if (sinks.size > 0 || !displaced) return;
    restoreListeners(displaced);
    displaced = undefined;
  };
}

/** The real process: Jest gives each test file a copy, which gets no such events, in a context of its own. */
const realProcess = runInThisContext("process") as NodeJS.Process;

const dispatchers: Record<UncaughtEvent, Listener> = {
  uncaughtException: (error, ...rest) => dispatch("uncaughtException", error, rest),
  unhandledRejection: (error, ...rest) => dispatch("unhandledRejection", error, rest),
};

function dispatch(event: UncaughtEvent, error: unknown, rest: unknown[]): void {
  const store = currentStore();
  const sink = store && sinks.get(store);
  if (sink) return sink(error);
  // Too late for the report of its own run, and no reason to end the runs of others.
  const mask = store && ended.get(store);
  if (mask) {
    return realProcess.emitWarning(`thrown after the end of its run: ${mask(messageOf(error))}`);
  }
  const others = displaced?.get(event) ?? [];
  // Without a listener the process ends on such an error, and so it does here.
  if (others.length === 0) throw error;
  for (const listener of others) listener.call(realProcess, error, ...rest);
}

function displaceListeners(): ReadonlyMap<UncaughtEvent, readonly Listener[]> {
  return new Map(
    events.map((event) => {
      const listeners = [...(realProcess.listeners(event as "uncaughtException") as Listener[])];
      realProcess.removeAllListeners(event);
      realProcess.on(event, dispatchers[event]);
      return [event, listeners];
    }),
  );
}

function restoreListeners(listeners: ReadonlyMap<UncaughtEvent, readonly Listener[]>): void {
  for (const event of events) {
    realProcess.off(event, dispatchers[event]);
    for (const listener of listeners.get(event) ?? []) realProcess.on(event, listener);
  }
}
