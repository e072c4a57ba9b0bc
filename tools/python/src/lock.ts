import { mkdir, rm, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";

/** Milliseconds after which a lock is that of a process that was killed: longer than the largest installation takes. */
const staleMs = 20 * 60_000;

/**
 * Work while no other process works under the same lock.
 * @param folder stands for the lock while it is held; its parent is there
 */
export async function whileLocked<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  while (!(await isTaken(folder))) await setTimeout(200);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Making a folder fails for all but one. */
async function isTaken(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (!isThere(error)) throw error;
  }
  const held = await stat(folder).catch(() => undefined);
  if (held !== undefined && Date.now() - held.mtimeMs > staleMs)
    await rm(folder, { recursive: true, force: true });
  return false;
}

/** Not by its class: in tests, errors of Node are of another realm. */
const isThere = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error && error.code === "EEXIST";
