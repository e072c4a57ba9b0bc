import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { SdkStore } from "../sdk/store.ts";
import type { TimeLimit } from "./time-limit.ts";

/** Receives how a program ends, unless it ends well. */
interface Observer {
  /** The program itself failed. */
  readonly failed: (error: unknown) => void;
  /** The program waits for something that can no longer happen. */
  readonly neverEnds: () => void;
  /** The program has not ended within its time. */
  readonly tooLong: () => void;
}

/** Longest wait, in milliseconds, for timers and files that a program started without awaiting them. */
const MAX_IDLE_WAIT = 2_000;
/** Milliseconds between two looks at them. */
const IDLE_STEP = 5;

/**
 * Wait for the end of a program: its function has returned, everything it registered has been answered, and no timer
 * or file operation that it started is still pending. The Pulumi CLI waits for the process to run out of work instead,
 * which a process that runs several programs cannot.
 */
export async function untilEnd(
  store: SdkStore,
  program: Promise<unknown>,
  limit: TimeLimit,
  observer: Observer,
): Promise<void> {
  const ended = untilIdle(store, program, observer.failed, pendingOperations());
  const abandoned = new Promise<void>((resolve) => {
    running.set(store, () => {
      observer.neverEnds();
      resolve();
    });
  });
  if (running.size === 1) process.on("beforeExit", abandonAll);
  await Promise.race([ended, abandoned, limit.over.then(observer.tooLong)]);
  limit.stop();
  running.delete(store);
  if (running.size === 0) process.off("beforeExit", abandonAll);
}

/** Runs that have not ended, and what ends each of them if nothing else will. */
const running = new Map<SdkStore, () => void>();

/** The process has run out of work although programs still wait for something. */
function abandonAll(): void {
  // As long as this is pending the process goes on, so that whoever awaits the runs can continue.
  setImmediate(() => {
    for (const abandon of Array.from(running.values())) abandon();
  });
}

/** @param before operations that were pending when the program started */
async function untilIdle(
  store: SdkStore,
  program: Promise<unknown>,
  failed: Observer["failed"],
  before: number,
): Promise<void> {
  await program.catch(failed);
  const deadline = Date.now() + MAX_IDLE_WAIT;
  for (;;) {
    const { rpcDone } = store.settings;
    await rpcDone;
    // Lets the callbacks run that follow from the last answers, and unhandled rejections be reported.
    await nextTurn();
    if (rpcDone !== store.settings.rpcDone) continue;
    if (pendingOperations() <= before || Date.now() > deadline) return;
    await pause(IDLE_STEP);
  }
}

/** Timers and file operations that the process still waits for. */
function pendingOperations(): number {
  return process.getActiveResourcesInfo().filter((kind) => /^(Timeout|FSReq)/.test(kind)).length;
}
