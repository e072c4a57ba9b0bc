import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";
import type { Processes } from "../processes/processes.ts";
import { type Framework, frameworks } from "./frameworks.ts";
import { findInterpreter } from "./interpreter.ts";

/** Folder of the model's Python, from the root of the repository. */
export const modelFolder = "apps/sentiment/model";

/** Where the environments are, from the root of the repository. */
const environmentsFolder = ".cache/python";

/** Written when everything is installed. */
const completeMark = "complete";

/**
 * A virtual environment with exactly the packages that are locked for a framework, made if it is not there.
 * @param root of the repository
 * @param say takes what is said about it
 * @returns the path of its Python
 * @throws InputProblem if there is no Python for it, or the packages cannot be installed
 */
export async function pythonEnvironment(
  root: string,
  framework: Framework,
  processes: Processes,
  say: (text: string) => void,
): Promise<string> {
  const { path, version } = await findInterpreter(processes);
  const files = [framework, "serving", "tests"].map((name) =>
    join(modelFolder, "requirements", `${name}.txt`),
  );
  const contents = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const hash = createHash("sha256")
    .update([path, version, ...contents].join("\0"))
    .digest("hex");
  const name = `${framework}-${hash.slice(0, 12)}`;
  const folder = join(root, environmentsFolder, name);
  const python = join(folder, "bin", "python");
  if (existsSync(join(folder, completeMark))) return python;

  const { title, size } = frameworks[framework];
  say(`installs ${title} for Python ${version} into ${environmentsFolder}/${name}, once: ${size}`);
  await removeEnvironments(join(root, environmentsFolder), framework);
  const run = (command: string, args: readonly string[]) =>
    install(processes, { command, args, folder: root }, say);
  await run(path, ["-m", "venv", folder]);
  await run(python, [
    "-m",
    "pip",
    "install",
    ...pipOptions,
    ...files.flatMap((file) => ["--requirement", file]),
  ]);
  await writeFile(join(folder, completeMark), "");
  return python;
}

/** Exactly what is listed, nothing compiled here, and lines where pip would draw bars. */
const pipOptions =
  "--disable-pip-version-check --no-input --no-deps --only-binary :all: --progress-bar off".split(" ");

/** Environments of older requirements, and those that were left half made. */
async function removeEnvironments(folder: string, framework: Framework): Promise<void> {
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((name) => name.startsWith(`${framework}-`));
  await Promise.all(old.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function install(
  processes: Processes,
  program: { readonly command: string; readonly args: readonly string[]; readonly folder: string },
  say: (text: string) => void,
): Promise<void> {
  const environment = definedOnly(process.env);
  const { status, lastErrors } = await processes.run({ ...program, environment }, (line) => {
    // A line for each package that takes a while.
    const [, fetched] = /^ +(Downloading .* \(\d+\.\d [MG]B\))$/.exec(line) ?? [];
    if (fetched !== undefined) say(fetched);
    else if (line.startsWith("Installing ")) say("installs what was fetched");
  });
  if (status === 0) return;
  throw new InputProblem([`the packages cannot be installed with pip:`, ...lastErrors].join("\n"));
}

/** The environment of this process: pip reads its proxies and indexes from it. */
function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
