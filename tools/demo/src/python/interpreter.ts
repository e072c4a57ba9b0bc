import { InputProblem } from "@mlops/preview/command";
import type { Processes } from "../processes/processes.ts";

/** A Python that can run the model. */
export interface Interpreter {
  /** Path of its program. */
  readonly path: string;
  /** Such as 3.12.4. */
  readonly version: string;
}

/** What the locked packages are there for. */
const versions = /^3\.(?:11|12)\./;
const expected =
  "expected 3.11 or 3.12 with venv; install one (Debian, Ubuntu: python3 and python3-venv), or set PYTHON to its path";

const question =
  'import sys, platform, ensurepip; print(sys.executable, platform.python_version(), sep="\\n")';

/**
 * Find a Python that can run the model: the one that PYTHON names, or the first of the usual names.
 * @throws InputProblem with what was found if none of them can
 */
export async function findInterpreter(
  processes: Processes,
  given = process.env["PYTHON"],
): Promise<Interpreter> {
  const found: string[] = [];
  for (const command of given ? [given] : ["python3", "python3.12", "python3.11"]) {
    const answer = await ask(processes, command);
    if (typeof answer !== "string") return answer;
    found.push(answer);
  }
  throw new InputProblem(`${found.join("; ")}; ${expected}`);
}

/** @returns the interpreter, or what is wrong with it */
async function ask(processes: Processes, command: string): Promise<Interpreter | string> {
  const lines: string[] = [];
  const program = {
    command,
    args: ["-c", question],
    environment: { PATH: process.env["PATH"] ?? "" },
    folder: ".",
  };
  try {
    const { status, lastErrors } = await processes.run(program, (line) => lines.push(line));
    if (status !== 0) return `${command}: got ${lastErrors.at(-1) ?? `exit status ${status}`}`;
  } catch {
    return `${command}: got no such program`;
  }
  const [path = "", version = ""] = lines;
  return versions.test(version) ? { path, version } : `${command}: got Python ${version}`;
}
