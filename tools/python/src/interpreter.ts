import { InputProblem } from "@mlops/preview/command";
import type { Processes } from "./processes.ts";

/** A Python that is installed. */
export interface Interpreter {
  /** Path of its program. */
  readonly path: string;
  /** Such as 3.12.4. */
  readonly version: string;
}

const question =
  'import sys, platform, ensurepip; print(sys.executable, platform.python_version(), sep="\\n")';

/**
 * Find a Python of one of these versions: the one that PYTHON names, or the first of the usual names.
 * @param versions such as `3.12`
 * @throws InputProblem with what was found if none of them can
 */
export async function findInterpreter(
  processes: Processes,
  versions: readonly string[],
  given = process.env["PYTHON"],
): Promise<Interpreter> {
  const found: string[] = [];
  for (const command of given
    ? [given]
    : ["python3", ...versions.map((one) => `python${one}`).toReversed()]) {
    const answer = await ask(processes, command);
    if (typeof answer === "string") found.push(answer);
    else if (versions.some((one) => answer.version.startsWith(`${one}.`))) return answer;
    else found.push(`${command}: got Python ${answer.version}`);
  }
  throw new InputProblem(
    `${found.join("; ")}; expected ${versions.join(" or ")} with venv; ` +
      "install one (Debian, Ubuntu: python3 and python3-venv), or set PYTHON to its path",
  );
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
  return { path, version };
}
