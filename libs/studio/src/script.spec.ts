import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settingsProblems } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { base64, scriptSettings } from "./script.ts";

/** Asked inside a program, because only there the root of the repository is known. */
async function problemsOf(settings: unknown): Promise<unknown> {
  const cloud = await pretendCloud(() => ({ problems: settingsProblems(scriptSettings, settings) }));
  return cloud.outputs.problems;
}

describe("a script for SageMaker", () => {
  test("is encoded whole, whatever language its comments are in", () => {
    expect(Buffer.from(base64("echo grüß"), "base64").toString("utf8")).toBe("echo grüß");
  });

  test("may have 12,288 bytes, which are 16,384 characters in base64, and not one more", async () => {
    expect(await problemsOf({ script: "x".repeat(12_288) })).toEqual([]);
    expect(await problemsOf({ script: "x".repeat(12_289) })).toEqual([
      `script: got "${"x".repeat(76)}...; expected at most 16384 characters in base64, not 16388`,
    ]);
  });

  test("is neither empty nor saved with carriage returns", async () => {
    expect(await problemsOf({ script: " \r\n" })).toEqual([
      'script: got " \\r\\n"; expected a script that is not empty',
      'script: got " \\r\\n"; expected lines that end with LF alone; a shell takes a carriage return for a part of the command',
    ]);
  });

  test("is given inline or as a file, not as both", async () => {
    expect(await problemsOf({})).toEqual([
      "script: got nothing; expected a script, or a file of the repository under the key file",
    ]);
    expect(await problemsOf({ script: "true", file: "README.md" })).toEqual([
      'file: got "README.md"; expected nothing; the script is inline already',
    ]);
  });
});

describe("the file of a script", () => {
  // Below the root of the repository, where the tests run.
  const folder = "out/script-spec";
  let outside: string;

  beforeAll(() => {
    outside = mkdtempSync(join(tmpdir(), "script-"));
    writeFileSync(join(outside, "start.sh"), "true\n");
    mkdirSync(join(folder, "more"), { recursive: true });
    writeFileSync(join(folder, "start.sh"), "pip install pandas\n");
    writeFileSync(join(folder, "windows.sh"), "true\r\n");
    symlinkSync(join(outside, "start.sh"), join(folder, "link.sh"));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
    rmSync(outside, { recursive: true });
  });

  test("is read from the root of the repository", async () => {
    const file = `${folder}/start.sh`;
    const cloud = await pretendCloud(() => scriptSettings.parse({ file }));
    expect(cloud.outputs).toEqual({ script: "pip install pandas\n" });
  });

  test("must exist; what is in its folder is listed", async () => {
    const entries = "link.sh, more/, start.sh, windows.sh";
    expect(await problemsOf({ file: `${folder}/stop.sh` })).toEqual([
      `file: got "${folder}/stop.sh"; expected a file; ${folder} has ${entries}`,
    ]);
    expect(await problemsOf({ file: `${folder}/absent/stop.sh` })).toEqual([
      `file: got "${folder}/absent/stop.sh"; expected a file; ${folder} has ${entries}`,
    ]);
    expect(await problemsOf({ file: `${folder}/more` })).toEqual([
      `file: got "${folder}/more"; expected a file; ${folder}/more has none`,
    ]);
  });

  test("is not read from outside the repository", async () => {
    for (const file of ["../start.sh", join(outside, "start.sh"), `${folder}/link.sh`]) {
      expect(await problemsOf({ file })).toEqual([
        `file: got ${JSON.stringify(file)}; expected a path from the root of the repository to a file in it`,
      ]);
    }
  });

  test("holds a script that SageMaker and a shell can read", async () => {
    expect(await problemsOf({ file: `${folder}/windows.sh` })).toEqual([
      `file: got "${folder}/windows.sh"; expected lines that end with LF alone; a shell takes a carriage return for a part of the command`,
    ]);
  });
});
