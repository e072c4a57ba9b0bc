import { lstatSync, readFileSync } from "node:fs";

/** A summary has less: it is made to fit a comment. */
const maxBytes = 2 ** 20;

/**
 * A text that another workflow has left, whatever that workflow ran.
 * @returns nothing if there is no such file
 * @throws Error if it is no file of its own, or too long to be the text that is expected
 */
export function artifactText(path: string): string | undefined {
  // A link could lead to another file of this machine.
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new Error(`${path}: got something else than a file; expected a text`);
  if (found.size > maxBytes) {
    throw new Error(`${path}: got ${found.size} bytes; expected at most ${maxBytes}`);
  }
  return readFileSync(path, "utf8");
}
