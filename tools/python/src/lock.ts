import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

/** Milliseconds after which a lock is that of a process that was killed: longer than the largest installation takes. */
const staleMs = 20 * 60_000;

/** Milliseconds after which a lock says who holds it. */
const namelessMs = 5_000;

/** Who holds a lock, as it is written into it. */
const own = `${hostname()} ${process.pid}`;

/**
 * Work while no other process works under the same lock. One whose process was killed is taken over.
 * @param folder stands for the lock while it is held; its parent is there
 * @param onWait told once who holds it, if it is held: host and process id
 */
export async function whileLocked<Result>(
  folder: string,
  work: () => Promise<Result>,
  onWait: (holder: string) => void = () => {},
): Promise<Result> {
  for (let waits = 0; !(await isTaken(folder)); waits++) {
    const holder = await holderOf(folder);
    if (waits === 0 && holder !== undefined) onWait(holder);
    if (await isLeft(folder, holder)) await release(folder);
    else await setTimeout(200);
  }
  try {
    return await work();
  } finally {
    await release(folder);
  }
}

/** Making a folder fails for all but one. */
async function isTaken(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return false;
  }
  await writeFile(join(folder, "holder"), own);
  return true;
}

async function holderOf(folder: string): Promise<string | undefined> {
  return readFile(join(folder, "holder"), "utf8").catch(() => undefined);
}

async function isLeft(folder: string, holder: string | undefined): Promise<boolean> {
  const [host, id] = holder?.split(" ") ?? [];
  if (host === hostname() && !isRunning(Number(id))) return true;
  const held = await stat(folder).catch(() => undefined);
  return held !== undefined && Date.now() - held.mtimeMs > (holder === undefined ? namelessMs : staleMs);
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // Somebody else's process is running, too.
    return codeOf(error) === "EPERM";
  }
}

/** A folder is gone at once when it is renamed; its deletion takes two steps. */
async function release(folder: string): Promise<void> {
  const old = `${folder}-${process.pid}`;
  try {
    await rename(folder, old);
  } catch (error) {
    // Another process has taken it over.
    if (codeOf(error) !== "ENOENT") throw error;
  }
  await rm(old, { recursive: true, force: true });
}

/** Jest has another Error than Node: its class says nothing. */
const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
