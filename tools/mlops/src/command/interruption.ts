import { setTimeout } from "node:timers/promises";
import { Interrupted } from "./failures.ts";
import type { System } from "./system.ts";

/** Milliseconds after Ctrl-C within which a command says by itself what goes on. */
const grace = 1_000;

/**
 * What a command does, as long as nobody presses Ctrl-C. One that changes nothing is left then: a request that is under
 * way has nothing to lose. One that changes something comes to the end of that first.
 * @throws Interrupted if it was left
 */
export async function unlessInterrupted<Result>(
  work: Promise<Result>,
  changes: boolean,
  { interruption, terminal }: Pick<System, "interruption" | "terminal">,
): Promise<Result> {
  const ended = new AbortController();
  const left = interrupted(interruption, ended.signal).then(async () => {
    if (!changes) throw new Interrupted("interrupted; nothing was changed");
    terminal.note("stops when what is under way is done; Ctrl-C again ends it at once");
    return work;
  });
  try {
    return await Promise.race([work, left]);
  } finally {
    ended.abort();
  }
}

/** Resolves some time after Ctrl-C; never if the command has ended by then. */
async function interrupted(interruption: AbortSignal, ended: AbortSignal): Promise<void> {
  await new Promise<void>((pressed) => {
    if (interruption.aborted) pressed();
    else interruption.addEventListener("abort", () => pressed(), { once: true, signal: ended });
  });
  await setTimeout(grace, undefined, { signal: ended }).catch(() => new Promise<never>(() => {}));
}
