import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { stackFile } from "../aws/stack-place.ts";
import { WrongUse } from "../command/failures.ts";
import { type Pin, pinsIn } from "./pins.ts";

/** A stack file, and the model in it that is to be another version. */
export interface PinnedFile {
  /** From the root of the workspace. */
  readonly file: string;
  readonly text: string;
  readonly pin: Pin;
  /** Keys of the version: `endpoint.model.version`. */
  readonly path: string;
}

/**
 * Find the model in a stack's file.
 * @param root folder of the workspace
 * @param variant which of several. @default - the only one
 * @throws WrongUse if there is none, or not only one
 */
export function pinnedFile(root: string, stack: string, variant: string | undefined): PinnedFile {
  const file = stackFile(stack);
  const text = readFileSync(join(root, file), "utf8");
  const pins = pinsIn(text);
  const [pin, ...others] = variant === undefined ? pins : pins.filter(({ path }) => path.at(-2) === variant);
  const there = pins.map((one) => one.path.join(".")).join(", ");
  if (there === "") throw new WrongUse(`${file}: expected a model with kind: registered and a version`);
  if (pin === undefined) throw new WrongUse(`--variant: got "${variant}"; expected one of ${there}`);
  if (others.length > 0) {
    throw new WrongUse(`--variant: got ${variant ?? "nothing"}; expected one of ${there}, which ${file} has`);
  }
  const path = `${pin.path.join(".")}.version`;
  if (pin.isShared) {
    throw new WrongUse(
      `${file}: ${path} has an anchor, by which other keys may refer to it; change it by hand`,
    );
  }
  return { file, text, pin, path };
}

/** The text with another version: the number alone is replaced, so that comments, order and style stay. */
export function withVersion({ text, pin }: PinnedFile, version: number): string {
  const [start, end] = pin.range;
  return `${text.slice(0, start)}${version}${text.slice(end)}`;
}

/** The lines that differ, as `diff` shows them. Both texts have as many. */
export function differences(before: string, after: string): string[] {
  const lines = after.split("\n");
  return before.split("\n").flatMap((line, index) => {
    const changed = lines[index] ?? "";
    return changed === line ? [] : [`-${line}`, `+${changed}`].map((one) => one.trimEnd());
  });
}

/** Whether a file has changes that are not committed. No, where there is no git. */
export function hasOwnChanges(root: string, file: string): boolean {
  try {
    const command = ["status", "--porcelain", "--", file];
    return execFileSync("git", command, { cwd: root, encoding: "utf8", stdio: "pipe" }) !== "";
  } catch {
    return false;
  }
}

/**
 * Write the file at once: whoever reads it has the old text or the new one. A file that an interrupted run has left
 * beside it is written anew.
 * @throws WrongUse if somebody else has changed it since it was read
 */
export function rewrite(root: string, { file, text }: PinnedFile, changed: string): void {
  const path = realpathSync(join(root, file));
  if (readFileSync(path, "utf8") !== text) {
    throw new WrongUse(`${file}: somebody else has changed it meanwhile; run the command again`);
  }
  const temporary = join(dirname(path), `.${basename(path)}.promoted`);
  try {
    writeFileSync(temporary, changed, { mode: statSync(path).mode });
    renameSync(temporary, path);
  } catch (error) {
    throw new WrongUse(
      `${file}: cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
