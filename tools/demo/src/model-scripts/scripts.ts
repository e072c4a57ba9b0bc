import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";
import type { Processes, Program } from "@mlops/python";
import { modelFolder } from "./frameworks.ts";

/** Runs the model's scripts. */
export interface Scripts {
  /** Root of the repository: an absolute path. */
  readonly root: string;
  /** Path of the environment's Python. */
  readonly python: string;
  readonly processes: Processes;
}

/** A script, and where it works. */
export interface ScriptRun {
  /** File in the model's folder, and its arguments. */
  readonly words: readonly [string, ...string[]];
  /** What stands in place of /opt/ml. */
  readonly base: string;
  /** Further variables. @default - none */
  readonly variables?: Readonly<Record<string, string>>;
}

/** A script as a program, in an environment that has nothing of this machine but what it needs. */
export function scriptProgram(
  { root, python }: Scripts,
  { words, base, variables = {} }: ScriptRun,
): Program {
  const [script, ...args] = words;
  return {
    command: python,
    args: [join(root, modelFolder, script), ...args],
    folder: root,
    environment: {
      ...passedOn(),
      PYTHONUNBUFFERED: "1",
      PYTHONDONTWRITEBYTECODE: "1",
      TF_CPP_MIN_LOG_LEVEL: "3",
      // Other results on other processors, in the last digits.
      TF_ENABLE_ONEDNN_OPTS: "0",
      CUDA_VISIBLE_DEVICES: "",
      SAGEMAKER_BASE_DIR: base,
      ...variables,
    },
  };
}

/**
 * Run a script to its end.
 * @param onLine takes each line that it prints
 * @throws InputProblem with the last lines of its errors if it fails
 */
export async function runScript(
  scripts: Scripts,
  run: ScriptRun,
  onLine: (line: string) => void = () => {},
): Promise<void> {
  const { status, lastErrors } = await scripts.processes.run(scriptProgram(scripts, run), onLine);
  if (status !== 0) throw new InputProblem([`${run.words[0]} failed:`, ...lastErrors].join("\n"));
}

/** How programs are found and how pip and the hub are reached. */
const passedOnNames =
  /^(?:PATH|HOME|TMPDIR|LANG|(?:https?|no|all)_proxy|PIP_.*|SSL_CERT_FILE|REQUESTS_CA_BUNDLE|HF_.*)$/i;

function passedOn(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value !== undefined && passedOnNames.test(name) ? [[name, value]] : [],
    ),
  );
}
