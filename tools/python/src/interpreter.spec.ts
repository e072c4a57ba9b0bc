import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";
import { Processes } from "./processes.ts";
import { findInterpreter } from "./interpreter.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "interpreter-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A program that says that it is a Python. */
const pretendPython = (version: string, failure = "") => {
  const path = join(folder, `python-${version}`);
  const says = failure === "" ? `printf '%s\\n' /opt/python ${version}` : `echo "${failure}" >&2; exit 1`;
  writeFileSync(path, `#!/bin/sh\n${says}\n`);
  chmodSync(path, 0o755);
  return path;
};

const found = (path: string) => findInterpreter(new Processes(), ["3.11", "3.12"], path);
const expected =
  "expected 3.11 or 3.12 with venv; install one (Debian, Ubuntu: python3 and python3-venv), or set PYTHON to its path";

test.each(["3.11.0", "3.12.14"])("Python %s is taken", async (version) => {
  expect(await found(pretendPython(version))).toEqual({ path: "/opt/python", version });
});

test.each(["3.10.20", "3.13.1", "3.1.0"])("Python %s is refused", async (version) => {
  const path = pretendPython(version);
  await expect(found(path)).rejects.toThrow(new InputProblem(`${path}: got Python ${version}; ${expected}`));
});

test("a Python that is not there is a clear message", async () => {
  await expect(found("no-python")).rejects.toThrow(
    new InputProblem(`no-python: got no such program; ${expected}`),
  );
});

test("a Python without venv is a clear message", async () => {
  const path = pretendPython("3.12.0", "ModuleNotFoundError: No module named 'ensurepip'");
  await expect(found(path)).rejects.toThrow(
    new InputProblem(`${path}: got ModuleNotFoundError: No module named 'ensurepip'; ${expected}`),
  );
});
