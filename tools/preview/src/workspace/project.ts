import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";
import { YamlFile } from "./yaml-file.ts";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml"];

/** A default or fixed value that Pulumi.yaml gives a configuration key, or that it asks every stack for one. */
interface ProjectConfigEntry {
  /** Key with namespace. */
  readonly key: string;
  /** The value, if the project gives one. */
  readonly value: { readonly of: unknown } | undefined;
  /** Type that every stack's value must have. */
  readonly type: ConfigType | undefined;
}

export type ConfigType = (typeof configTypes)[number];
const configTypes = ["string", "integer", "boolean", "array", "object"] as const;

/** A Pulumi project: its file, its program and where its stacks are described. */
export interface Project {
  readonly name: string;
  /** Folder of Pulumi.yaml. */
  readonly root: string;
  /** Program file or folder, absolute. */
  readonly main: string;
  /** Folder of the stack files, absolute. */
  readonly stacksFolder: string;
  readonly config: readonly ProjectConfigEntry[];
}

/**
 * The project that a folder belongs to: the nearest Pulumi.yaml at or above it.
 * @throws InputProblem if there is none or if it cannot be used
 */
export function findProject(folder: string): Project {
  const found = findProjectFile(folder);
  if (found) return readProject(found.root, found.name);
  throw new InputProblem(`${resolve(folder)}: no Pulumi.yaml here or in a folder above`);
}

/** Folder of the project that a folder belongs to, if it belongs to one. */
export function projectFolder(folder: string): string | undefined {
  return findProjectFile(folder)?.root;
}

function findProjectFile(folder: string): { readonly root: string; readonly name: string } | undefined {
  for (let root = resolve(folder); ; root = dirname(root)) {
    const name = PROJECT_FILES.find((each) => existsSync(join(root, each)));
    if (name !== undefined) return { root, name };
    if (dirname(root) === root) return undefined;
  }
}

/** Stacks that have a file, by name. */
export function stackFiles({
  root,
  stacksFolder,
}: Project): ReadonlyMap<string, { path: string; label: string }> {
  if (!existsSync(stacksFolder)) {
    throw new InputProblem(`Pulumi.yaml: stackConfigDir: there is no folder ${relative(root, stacksFolder)}`);
  }
  const found = readdirSync(stacksFolder)
    .map((name) => ({ name, stack: /^Pulumi\.(.+)\.ya?ml$/.exec(name)?.[1] }))
    .flatMap(({ name, stack }) => (stack === undefined ? [] : [{ name, stack }]))
    .sort((a, b) => (a.stack < b.stack ? -1 : 1));
  return new Map(
    found.map(({ name, stack }) => {
      const path = join(stacksFolder, name);
      return [stack, { path, label: relative(root, path).replaceAll("\\", "/") }];
    }),
  );
}

function readProject(root: string, fileName: string): Project {
  const file = new YamlFile(join(root, fileName), fileName);
  const content = file.content();
  const { name, main = ".", stackConfigDir, config } = content;
  if (typeof name !== "string" || !/^[\w.-]{1,100}$/.test(name)) {
    throw file.problem(["name"], mismatch(name, 'at most 100 letters, digits, "-", "_" or "."'));
  }
  if (typeof main !== "string") throw file.problem(["main"], mismatch(main, "a path"));
  // `config: <folder>` is the former spelling of `stackConfigDir`.
  const stacksFolder = stackConfigDir ?? (typeof config === "string" ? config : ".");
  if (typeof stacksFolder !== "string") {
    throw file.problem(["stackConfigDir"], mismatch(stacksFolder, "a folder"));
  }
  return {
    name,
    root,
    main: resolve(root, main),
    stacksFolder: resolve(root, stacksFolder),
    config: typeof config === "string" ? [] : readConfig(file, name, config),
  };
}

function readConfig(file: YamlFile, project: string, config: unknown): ProjectConfigEntry[] {
  if (config === undefined || config === null) return [];
  if (typeof config !== "object" || Array.isArray(config)) {
    throw file.problem(["config"], mismatch(config, "a map of keys"));
  }
  return Object.entries(config).map(([key, entry]: [string, unknown]) => ({
    key: withNamespace(key, project, (message) => file.problem(["config", key], message)),
    ...configEntryOf(entry, (message) => file.problem(["config", key], message)),
  }));
}

/** An entry is a value, or a description of one: a map with `type`, `default`, `value` and the like. */
function configEntryOf(
  entry: unknown,
  problem: (message: string) => InputProblem,
): Pick<ProjectConfigEntry, "value" | "type"> {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return { value: { of: entry }, type: undefined };
  }
  const { type, default: byDefault, value } = entry as Record<string, unknown>;
  if (type !== undefined && !configTypes.some((known) => known === type)) {
    throw problem(`type: ${mismatch(type, `one of ${configTypes.join(", ")}`)}`);
  }
  const given = byDefault ?? value;
  return {
    value: given === undefined ? undefined : { of: given },
    type: configTypes.find((known) => known === type),
  };
}

/** Keys without a namespace belong to the project. */
export function withNamespace(
  key: string,
  project: string,
  problem: (message: string) => InputProblem,
): string {
  const [namespace, ...rest] = key.split(":");
  if (rest.length === 0) return `${project}:${key}`;
  if (rest.length === 1) return key;
  if (rest.length === 2 && rest[0] === "config") return `${namespace}:${rest[1]}`;
  throw problem(mismatch(key, "a key of the form <namespace>:<name>"));
}
