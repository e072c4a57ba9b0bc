import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { PreviewReport } from "./report/model.ts";

// Each test starts processes.
jest.setTimeout(120_000);

const workspace = join(__dirname, "../../..");

function previewJson(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, "../bin/preview.js"), "--json", ...args],
    { cwd: workspace, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

/** A value that the stock SDK does not know although the patched one does. */
interface Gap {
  readonly stack: string;
  readonly path: readonly string[];
  readonly kind: "position" | "value";
}

/**
 * The report of the patched SDK with what the stock SDK does not know taken out.
 * @param gaps receives what is taken out
 */
function reduced(
  patched: unknown,
  stock: unknown,
  gap: (kind: Gap["kind"], path: string[]) => void,
  path: string[] = [],
): unknown {
  if (path.at(-1) === "sourcePosition" && stock === null && patched !== null) {
    gap("position", path);
    return null;
  }
  if (isUnknown(stock) && !isUnknown(patched)) {
    gap("value", path);
    return stock;
  }
  if (typeof patched !== "object" || patched === null || typeof stock !== "object" || stock === null)
    return patched;
  const parts = Object.entries(patched).map(([key, part]): [string, unknown] => [
    key,
    reduced(part, Reflect.get(stock, key), gap, [...path, key]),
  ]);
  return Array.isArray(patched) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

function isUnknown(value: unknown): boolean {
  return typeof value === "object" && value !== null && "$" in value && value.$ === "unknown";
}

test("every stack of this repository has the same report with the patched SDK and with the stock one", () => {
  const [patchedText, stockText] = [previewJson(), previewJson("--stock-sdk")];
  const patched = JSON.parse(patchedText) as PreviewReport;
  const stock = JSON.parse(stockText) as PreviewReport;
  const gaps: Gap[] = [];
  const stacks = patched.stacks.map((report, index) =>
    reduced(report, stock.stacks[index], (kind, path) => gaps.push({ stack: report.stack, kind, path })),
  );
  const same = JSON.stringify({ ...patched, stacks }, undefined, 2);
  expect(`${same}\n` === stockText).toBe(true);

  // What the list of patches says that is lost without them, and nothing else: outputs of stacks that have unknown
  // ones, and where an anonymous function constructs a resource.
  const readsStacks = new Set(
    patched.stacks
      .filter(({ resources }) => resources.some(({ type }) => type === "pulumi:pulumi:StackReference"))
      .map(({ stack }) => stack),
  );
  expect(gaps.filter(({ kind, stack }) => kind === "value" && !readsStacks.has(stack))).toEqual([]);
  const resources = stock.stacks.flatMap(({ resources: each }) => each);
  const unplaced = gaps.filter(({ kind }) => kind === "position").length;
  expect(unplaced).toBeLessThan(resources.length / 10);
});

test("a run with the stock SDK needs no note: it was asked for", () => {
  const { notes } = JSON.parse(previewJson("--stock-sdk", "--no-policy", "sentiment.dev")) as PreviewReport;
  expect(notes).toEqual([]);
});
