import type { Row } from "../command/table.ts";

/** One part of what is shown of an environment. */
export interface Section {
  /** Key in JSON. */
  readonly key: string;
  readonly title: string;
  /** Titles of the columns by key of the rows, in their order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
  /** How many of the rows need somebody. */
  readonly troubles: number;
}

/**
 * Make a section.
 * @param columns titles by key
 * @param needsSomebody whether a row is bad news. @default - no row is
 */
export function section(
  [key, title]: readonly [key: string, title: string],
  columns: Readonly<Record<string, string>>,
  rows: readonly Row[],
  needsSomebody: (row: Row) => boolean = () => false,
): Section {
  return { key, title, columns, rows, troubles: rows.filter(needsSomebody).length };
}
