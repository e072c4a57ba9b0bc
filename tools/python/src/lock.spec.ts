import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { whileLocked } from "./lock.ts";

let root: string;
let lock: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "lock-"));
  lock = join(root, "lock");
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const held = (holder: string) => {
  mkdirSync(lock);
  writeFileSync(join(lock, "holder"), holder);
};

test("those who want the same lock work one after the other, and nothing is left", async () => {
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    await new Promise((wait) => setTimeout(wait, 10));
    steps.push(`${name} ends`);
  };
  await Promise.all([whileLocked(lock, work("first")), whileLocked(lock, work("second"))]);
  expect(steps).toEqual([...steps].sort());
  expect(readdirSync(root)).toEqual([]);
});

test("the lock of a process that was killed is taken over at once", async () => {
  const { pid } = spawnSync(process.execPath, ["-e", "0"]);
  held(`${hostname()} ${pid}`);
  expect(await whileLocked(lock, () => Promise.resolve("done"))).toBe("done");
});

test("the lock of a process that runs is waited for, and who holds it is said once", async () => {
  held(`${hostname()} ${process.pid}`);
  const said: string[] = [];
  const work = whileLocked(
    lock,
    () => Promise.resolve(existsSync(lock)),
    (holder) => said.push(holder),
  );
  await new Promise((wait) => setTimeout(wait, 450));
  rmSync(lock, { recursive: true });
  expect([await work, said]).toEqual([true, [`${hostname()} ${process.pid}`]]);
});

test.each([
  ["an older lock without a holder", undefined],
  ["a lock of another machine", "elsewhere 1"],
])("%s is taken over when no installation lasts so long", async (_, holder) => {
  if (holder === undefined) mkdirSync(lock);
  else held(holder);
  const long = new Date(Date.now() - 21 * 60_000);
  utimesSync(lock, long, long);
  expect(await whileLocked(lock, () => Promise.resolve("done"))).toBe("done");
});
