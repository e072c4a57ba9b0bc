import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { SdkStore } from "../sdk/store.ts";

/** Told how a program comes to its end. */
interface Observer {
  /** The program itself failed. */
  readonly failed: (error: unknown) => void;
  /** Nothing is left that could ever let the program go on. */
  readonly stuck: () => void;
}

/** Longest wait, in milliseconds, for timers and files that a program started without waiting for them itself. */
const MAX_IDLE_WAIT = 2_000;
const IDLE_STEP = 5;

/**
 * Wait for a program to come to rest: its function has returned, everything it registered has been answered, and
 * nothing it started in passing is still under way. The Pulumi CLI waits for the process to run out of work instead,
 * which a process that previews several stacks cannot.
 */
export async function settled(store: SdkStore, program: Promise<unknown>, observer: Observer): Promise<void> {
  const finished = atRest(store, program, observer.failed, pendingWork());
  const stuck = new Promise<void>((resolve) => {
    underWay.set(store, () => {
      observer.stuck();
      resolve();
    });
  });
  if (underWay.size === 1) process.on("beforeExit", endAllUnderWay);
  await Promise.race([finished, stuck]);
  underWay.delete(store);
  if (underWay.size === 0) process.off("beforeExit", endAllUnderWay);
}

/** Runs that have not ended, and what ends them if nothing else ever will. */
const underWay = new Map<SdkStore, () => void>();

/** The process has run out of work although programs still wait for something. */
function endAllUnderWay(): void {
  // Something to do, so that the process does not end before what waits for the runs has gone on.
  setImmediate(() => {
    for (const end of [...underWay.values()]) end();
  });
}

async function atRest(
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
    // Lets every callback run that the last answers set off, and rejections that nobody handles come up.
    await nextTurn();
    if (rpcDone !== store.settings.rpcDone) continue;
    if (pendingWork() <= before || Date.now() > deadline) return;
    await pause(IDLE_STEP);
  }
}

/** Timers and file operations that the process still waits for. */
function pendingWork(): number {
  return process.getActiveResourcesInfo().filter((kind) => /^(Timeout|FSReq)/.test(kind)).length;
}
