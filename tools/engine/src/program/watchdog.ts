import { MessageChannel, Worker, receiveMessageOnPort } from "node:worker_threads";
import { programFrame } from "./program-frames.ts";
import type { SourcePosition } from "../deployment/registered-resource.ts";

/** Milliseconds between two signs of life. */
const BEAT = 250;
/** Milliseconds that the thread waits beyond the limit: a program that lets others run is stopped by its own timer. */
const GRACE = 1_000;

/** Interrupts code that keeps this thread from doing anything else. */
export interface Watchdog {
  /** Where code was interrupted since the last question, as a stack trace. */
  readonly interruptedAt: () => SourcePosition | undefined;
}

let watchdog: Watchdog | undefined;

/**
 * Start to watch this thread: a second one stops the code that it runs when it shows no sign of life for longer than a
 * program may run. The code is stopped as if it had thrown what nothing can catch; this thread goes on with what
 * waits next.
 * @param limit milliseconds that a program may run
 */
export function startWatchdog(limit: number): Watchdog {
  watchdog ??= watchdogOf(limit);
  return watchdog;
}

function watchdogOf(limit: number): Watchdog {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(new URL("./watchdog-thread.cjs", import.meta.url), {
    workerData: { beats, patience: limit + GRACE, port: port2 },
    transferList: [port2],
    // It needs neither the environment nor the options of this process.
    env: {},
    execArgv: [],
  });
  thread.unref();
  port1.unref();
  // Without the thread, only code that never lets others run is not stopped.
  thread.on("error", (error) => process.emitWarning(`programs are not watched: ${error.message}`));
  setInterval(() => Atomics.add(beats, 0, 1), BEAT).unref();
  return {
    interruptedAt: () => {
      const received: unknown = receiveMessageOnPort(port1)?.message;
      return typeof received === "string" ? programFrame(received) : undefined;
    },
  };
}
