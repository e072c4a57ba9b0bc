import { existsSync, mkdirSync, mkdtempSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { messageOf } from "@mlops/engine/error-message";
import { InputProblem } from "../workspace/input-problem.ts";

/**
 * Make the folder that an option names, with those above it, and try that files can be made in it.
 * @param option such as `--out`
 * @throws InputProblem if something else is there, or the operating system refuses it
 */
export function makeOutputFolder(option: string, folder: string): void {
  makeFolder(option, folder);
  writing(option, () => rmdirSync(mkdtempSync(join(folder, ".tried-"))));
}

/**
 * Make the folder of a file that an option names, with those above it.
 * @throws InputProblem if something else is there, or the operating system refuses it
 */
export function makeFolder(option: string, folder: string): void {
  writing(option, () => {
    makeMissing(folder);
    if (statSync(folder).isDirectory()) return;
    throw new InputProblem(`${option}: got ${folder}, which is no folder; expected a folder`);
  });
}

/** One after the other: `mkdirSync` with `recursive` never ends in a file system such as `/proc` that has no new folders. */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return;
  makeMissing(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
}

/**
 * Write a file that an option names.
 * @throws InputProblem if the operating system refuses it
 */
export function writeFile(option: string, file: string, text: string): void {
  writing(option, () => writeFileSync(file, text));
}

/**
 * Write a file to the folder that an option names, in place of the file that is there.
 * @throws InputProblem if something else is there, or the operating system refuses it
 */
export function writeInFolder(option: string, folder: string, name: string, text: string): void {
  const file = join(folder, name);
  // A pipe would wait for somebody who reads it.
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === false) {
    throw new InputProblem(`${option}: got ${file}, which is no file; expected a file, or nothing there`);
  }
  writeFile(option, file, text);
}

function writing(option: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof InputProblem) throw error;
    throw new InputProblem(`${option}: cannot be written: ${messageOf(error)}`);
  }
}
