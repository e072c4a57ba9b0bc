import { type SdkStore, currentStore } from "../sdk/store.ts";

/** Functions of `process` with which a program could end it, and with it the runs of all other programs. */
const endings = ["exit", "reallyExit", "abort"] as const;
type Ending = (typeof endings)[number];

type Sink = (error: Error) => void;

const sinks = new Map<SdkStore, Sink>();
/** The process's own functions while programs run. */
let displaced: ReadonlyMap<Ending, unknown> | undefined;

/**
 * Let a program that would end the process fail instead.
 * @param sink receives the error that the program gets
 * @returns to be called when the run has ended
 */
export function refuseProcessEnd(store: SdkStore, sink: Sink): () => void {
  sinks.set(store, sink);
  displaced ??= displaceEndings();
  return () => {
    sinks.delete(store);
    if (sinks.size > 0 || !displaced) return;
    for (const [name, original] of displaced) Reflect.set(process, name, original);
    displaced = undefined;
  };
}

function displaceEndings(): ReadonlyMap<Ending, unknown> {
  return new Map(
    endings.map((name) => {
      const original: unknown = Reflect.get(process, name);
      Reflect.set(process, name, (code?: unknown) => refuse(name, code));
      return [name, original];
    }),
  );
}

function refuse(name: Ending, code: unknown): never {
  const error = new Error(
    `the program ends the process: got process.${name}(${code === undefined ? "" : String(code)}); ` +
      "expected it to return, or to throw an error",
  );
  const store = currentStore();
  // Code that the SDK's store was lost to is that of the program that started last.
  const sink = (store && sinks.get(store)) ?? [...sinks.values()].at(-1);
  sink?.(error);
  throw error;
}
