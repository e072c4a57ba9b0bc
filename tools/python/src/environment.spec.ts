import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";
import { Processes } from "./processes.ts";
import { type Packages, pythonEnvironment } from "./environment.ts";

const message = "ERROR: No matching distribution found for tensorflow-cpu==2.19.0";
const tensorflow: Packages = {
  name: "tensorflow",
  title: "TensorFlow",
  size: "330 MB",
  files: ["requirements.txt"],
  pythons: ["3.12"],
};
let root: string;
const given = process.env["PYTHON"];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "environment-"));
  writeFileSync(join(root, "requirements.txt"), "");
  // Makes environments of itself, and fails to install into them.
  const python = join(root, "python");
  const script = `case "$2" in
    venv) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    pip) echo "${message}" >&2; exit 1 ;;
    *) printf '%s\\n' "$0" 3.12.1 ;;
  esac`;
  writeFileSync(python, `#!/bin/sh\n${script}\n`);
  chmodSync(python, 0o755);
  process.env["PYTHON"] = python;
});
afterEach(() => {
  if (given === undefined) delete process.env["PYTHON"];
  else process.env["PYTHON"] = given;
  rmSync(root, { recursive: true });
});

test("packages that cannot be installed are a clear message, and their environment is never taken for whole", async () => {
  const expected = `pip cannot install the packages; is PyPI reachable, or the index that pip is set up for?\n${message}`;
  for (const run of ["first", "second"]) {
    const said: string[] = [];
    await expect(
      pythonEnvironment(root, tensorflow, new Processes(), (text) => said.push(`${run}: ${text}`)),
    ).rejects.toThrow(new InputProblem(expected));
    expect(said).toEqual([
      expect.stringMatching(
        new RegExp(`^${run}: installs TensorFlow for Python 3.12.1 into .cache/python/tensorflow-`),
      ),
    ]);
  }
  expect(readdirSync(join(root, ".cache/python"))).toHaveLength(1);
});
