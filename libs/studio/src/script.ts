import { z } from "zod";
import { maxLifecycleScriptLength } from "@mlops/aws";
import { absentValue, refused } from "@mlops/core";
import { readRepositoryFile } from "./repository-file.ts";

/** A script as SageMaker takes it. */
export function base64(script: string): string {
  return Buffer.from(script, "utf8").toString("base64");
}

/**
 * What is expected of a script that is too long for SageMaker, to follow "expected"; nothing if it fits.
 * @param script the whole script that SageMaker gets
 */
export function lengthExpected(script: string): string | undefined {
  const { length } = base64(script);
  return length > maxLifecycleScriptLength
    ? `at most ${maxLifecycleScriptLength} characters in base64, not ${length}`
    : undefined;
}

/** Every expectation that `script` by itself does not meet: it has commands, a shell can read them, and they fit. */
function unmetExpectations(script: string): string[] {
  const tooLong = lengthExpected(script);
  return [
    ...(script.trim() === "" ? ["a script that is not empty"] : []),
    ...(tooLong === undefined ? [] : [tooLong]),
    ...(script.includes("\r")
      ? ["lines that end with LF alone; a shell takes a carriage return for a part of the command"]
      : []),
  ];
}

const scriptError = "expected a script, or a file of the repository under the key file";

/** A shell script, inline. */
const inlineScript = z
  .string({ error: scriptError })
  .check(({ value, issues }) => {
    for (const expected of unmetExpectations(value)) issues.push(refused([], value, expected));
  })
  .describe(
    `The script itself, at most ${maxLifecycleScriptLength} characters in base64. ` +
      "Everybody who can describe it can read it: no secrets. Either this or file.",
  );

/** A shell script in a file of the repository; the output is its text. */
const scriptFile = z
  .string()
  .transform((path, { issues }) => {
    const file = readRepositoryFile(path);
    const unmet = "text" in file ? unmetExpectations(file.text) : [file.expected];
    for (const expected of unmet) issues.push(refused([], path, expected));
    return "text" in file ? file.text : z.NEVER;
  })
  .describe(
    "File with the script: its path from the root of the repository, such as " +
      "apps/<app>/lifecycle-scripts/start.sh. Either this or script.",
  );

/** Keys of settings that hold their script inline. */
export const inlineScriptKeys = { script: inlineScript, file: absentValue("the script is inline already") };

/** Keys of settings that name the file of their script. */
export const scriptFileKeys = { file: scriptFile, script: absentValue("the script is in a file already") };

/** A script, inline or in a file of the repository; the output is its text under the key `script`. */
export const scriptSettings = z.union([
  z.strictObject(inlineScriptKeys),
  z.strictObject(scriptFileKeys).transform(({ file }) => ({ script: file })),
]);
