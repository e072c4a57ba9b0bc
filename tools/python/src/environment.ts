import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InputProblem } from "@mlops/preview/command";
import { findInterpreter } from "./interpreter.ts";
import { whileLocked } from "./lock.ts";
import type { Processes } from "./processes.ts";

/** Packages that are installed together. */
export interface Packages {
  /** Lower-case letters: the environment's folder begins with it. */
  readonly name: string;
  /** What people are told that is installed. */
  readonly title: string;
  /** What is fetched from PyPI the first time, and what it takes on disk, measured on x86 Linux. */
  readonly size: string;
  /** Requirements files, from the root of the repository: every package with its version. */
  readonly files: readonly string[];
  /** Versions of Python that all packages are there for, such as `3.12`. */
  readonly pythons: readonly string[];
}

/** Where the environments are, from the root of the repository. */
const environmentsFolder = ".cache/python";

/** Written when everything is installed. */
const completeMark = "complete";

/**
 * A virtual environment with exactly the packages that are locked, made if it is not there. Processes that ask for the
 * same one at the same time wait for the first.
 * @param root of the repository
 * @param say takes what is said about it
 * @returns the path of its Python
 * @throws InputProblem if there is no Python for it, or the packages cannot be installed
 */
export async function pythonEnvironment(
  root: string,
  { name, title, size, files, pythons }: Packages,
  processes: Processes,
  say: (text: string) => void,
): Promise<string> {
  const { path, version } = await findInterpreter(processes, pythons);
  const contents = await Promise.all(files.map((file) => readFile(join(root, file), "utf8")));
  const hash = createHash("sha256")
    .update([path, version, ...contents].join("\0"))
    .digest("hex");
  const own = `${name}-${hash.slice(0, 12)}`;
  const environments = join(root, environmentsFolder);
  const folder = join(environments, own);
  const python = join(folder, "bin", "python");
  // A Python that was removed leaves a link that leads nowhere.
  const isComplete = () => existsSync(join(folder, completeMark)) && existsSync(python);
  if (isComplete()) return python;

  await mkdir(environments, { recursive: true });
  const make = async () => {
    if (isComplete()) return;
    say(`installs ${title} for Python ${version} into ${environmentsFolder}/${own}, once: ${size}`);
    await removeEnvironments(environments, name);
    const run = (command: string, args: readonly string[]) =>
      install(processes, { command, args, folder: root }, say);
    await run(path, ["-m", "venv", folder]);
    const requirements = files.flatMap((file) => ["--requirement", file]);
    await run(python, ["-m", "pip", "install", ...pipOptions, ...requirements]);
    await writeFile(join(folder, completeMark), "");
  };
  await whileLocked(join(environments, `${name}.lock`), make, (holder) => {
    say(`waits for ${holder}, which installs ${title}`);
  });
  return python;
}

/** Exactly what is listed, nothing compiled here, and lines where pip would draw bars. */
const pipOptions =
  "--disable-pip-version-check --no-input --no-deps --only-binary :all: --progress-bar off".split(" ");

/** Environments of older requirements, and those that were left half made. */
async function removeEnvironments(folder: string, name: string): Promise<void> {
  const old = (await readdir(folder)).filter((one) => one.startsWith(`${name}-`));
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
  throw new InputProblem(
    [
      "pip cannot install the packages; is PyPI reachable, or the index that pip is set up for?",
      ...lastErrors,
    ].join("\n"),
  );
}

/** The environment of this process: pip reads its proxies and indexes from it. */
function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
