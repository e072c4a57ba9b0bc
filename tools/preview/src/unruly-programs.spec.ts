import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Progress } from "./command/progress.ts";
import type { PreviewReport } from "./report/model.ts";

// Each program is given its time, and a process.
jest.setTimeout(60_000);

const unruly = join(__dirname, "../fixtures/unruly");

function at(text: string): string {
  const lines = readFileSync(join(unruly, "main.ts"), "utf8").split("\n");
  return `main.ts:${lines.findIndex((line) => line.includes(text)) + 1}`;
}

function preview(...args: string[]) {
  const command = [join(__dirname, "../bin/preview.js"), "--no-policy", "--json", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: unruly, encoding: "utf8" });
  const { stacks } = (stdout === "" ? { stacks: [] } : JSON.parse(stdout)) as Pick<PreviewReport, "stacks">;
  const problems = Object.fromEntries(
    stacks.map((stack) => [
      stack.stack,
      stack.problems.map(({ message, file, line }) =>
        file === null ? message : `${message} (${file}:${line})`,
      ),
    ]),
  );
  return { status, problems, stderr };
}

const ENDS = (call: string) =>
  `the program ends the process: got process.${call}; expected it to return, or to throw an error`;
const TOO_LONG = "the program does not end: got no end within 1 seconds";

test("a program that ends the process is a problem of its stack, and the others are reported", () => {
  expect(preview("exit", "exit-later", "abort", "good")).toEqual({
    status: 2,
    problems: {
      abort: [`${ENDS("abort()")} (${at("process.abort")})`],
      exit: [`${ENDS("exit(0)")} (${at("process.exit(0)")})`],
      "exit-later": [`${ENDS("exit()")} (${at("process.exit()")})`],
      good: [],
    },
    stderr: "",
  });
});

test("a program that never ends is stopped after its time, and the others are reported", () => {
  const { status, problems } = preview(
    "--timeout",
    "1",
    "interval",
    "loop",
    "loop-later",
    "promises",
    "good",
  );
  expect(problems).toEqual({
    good: [],
    interval: [TOO_LONG],
    loop: [`${TOO_LONG}; it was at ${at("for (;;);")}`],
    "loop-later": [
      expect.stringMatching(
        /^the program does not end: got no end within 1 seconds; it was at main\.ts:1\d$/,
      ),
    ],
    promises: [expect.stringContaining(`${TOO_LONG}; it was at main.ts:`)],
  });
  expect(status).toBe(2);
});

test("a secret in the text of an error is in no report", () => {
  const out = mkdtempSync(join(tmpdir(), "preview-"));
  const files = ["--out", out, "--sarif", join(out, "a.sarif"), "--junit", join(out, "a.xml")];
  const command = [join(__dirname, "../bin/preview.js"), "--no-policy", "--trace", ...files, "secret"];
  const texts = [[], ["--json"]].flatMap((more) => {
    const { stdout, stderr } = spawnSync(process.execPath, [...command, ...more], {
      cwd: unruly,
      encoding: "utf8",
    });
    return [stdout, stderr];
  });
  const reports = readdirSync(out).filter((name) => !name.endsWith(".state.json"));
  expect(reports.sort()).toEqual([
    "a.sarif",
    "a.xml",
    "preview.sarif",
    "secret.json",
    "secret.md",
    "summary.md",
  ]);
  const all = [...texts, ...reports.map((name) => readFileSync(join(out, name), "utf8"))];
  rmSync(out, { recursive: true });
  expect(all.filter((text) => text.includes("hunter2"))).toEqual([]);
  expect(all.filter((text) => text.includes("cannot log in with"))).toHaveLength(8);
});

test.each(["0", "-1", "1s", "Infinity", "9999999999"])("--timeout %s is refused", (seconds) => {
  const { status, stderr } = preview(`--timeout=${seconds}`);
  expect(stderr).toMatch(
    new RegExp(`^--timeout: got "${seconds}"; expected seconds, more than 0 and at most 2147483\n`),
  );
  expect(status).toBe(2);
});

test("a policy pack that ends the process does not make the preview succeed", () => {
  const command = [join(__dirname, "../bin/preview.js"), "--policy-pack", "exiting-pack", "good"];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: unruly, encoding: "utf8" });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: "the command did not come to its end: something in it ended the process, or never ends\n",
  });
});

test("progress is shown on a terminal only, and only of what takes its time", async () => {
  const shownOn = async (isTTY: boolean, delay: number) => {
    const written: string[] = [];
    const stream = { isTTY, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
    const progress = new Progress(stream, delay);
    progress.show("running a");
    await wait(20);
    progress.show("running b");
    progress.clear();
    await wait(20);
    return written.join("");
  };
  expect(await shownOn(true, 10)).toBe("\r\u001B[2Krunning a\r\u001B[2Krunning b\r\u001B[2K");
  expect(await shownOn(true, 1000)).toBe("");
  expect(await shownOn(false, 10)).toBe("");
});
