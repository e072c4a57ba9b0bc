import type { status } from "./failures.ts";

/** What a command has found or done. */
export interface Answer {
  /** What `--json` prints. Dates become ISO 8601 texts. */
  readonly data: unknown;
  /** What is printed for people: lines. */
  readonly lines: readonly string[];
  /** @default 0 */
  readonly status?: typeof status.success | typeof status.no;
}
