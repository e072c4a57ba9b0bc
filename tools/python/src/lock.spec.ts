import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whileLocked } from "./lock.ts";

test("who comes second waits until the first one is done", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lock-"));
  const done: string[] = [];
  const take = (name: string) =>
    whileLocked(join(folder, "lock"), async () => {
      done.push(`${name} begins`);
      await new Promise(setImmediate);
      done.push(`${name} ends`);
    });
  try {
    await Promise.all([take("one"), take("other")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(done).toHaveLength(4);
  expect(done[1]).toBe(done[0]?.replace("begins", "ends"));
});
