import { readdirSync } from "node:fs";
import { join } from "node:path";
import { specifications } from "./describe-rule.ts";
import type { Specification } from "./variation.ts";

/** What the spec files within `folder` specify about rules, without running their tests. */
export function specificationsWithin(folder: string): readonly Specification[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".spec.ts"),
  );
  withoutTests(() => {
    for (const file of files.toSorted()) jest.requireActual(join(folder, file));
  });
  return specifications;
}

type Body = (...row: readonly unknown[]) => void;

/** Runs `load` while `describe` only runs its body, and whatever defines tests and hooks does nothing. */
function withoutTests(load: () => void): void {
  const { describe, test, beforeAll, afterAll } = globalThis;
  const nothing = () => undefined;
  Object.assign(globalThis, {
    describe: Object.assign((_name: string, body: Body) => body(), {
      each: (rows: readonly unknown[]) => (_name: string, body: Body) => {
        for (const row of rows) body(...(Array.isArray(row) ? row : [row]));
      },
    }),
    test: Object.assign(nothing, { each: () => nothing }),
    beforeAll: nothing,
    afterAll: nothing,
  });
  try {
    load();
  } finally {
    Object.assign(globalThis, { describe, test, beforeAll, afterAll });
  }
}
