import { type Dirent, readFileSync, readdirSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { fitsGlob } from "@mlops/aws";
import { problem } from "@mlops/core";
import { type ArchivedFile, fitsArchive } from "./tar.ts";

/** What is never source code of a job. */
const neverPacked = [
  ".DS_Store",
  ".git",
  ".ipynb_checkpoints",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".venv",
  "*.pyc",
  "__pycache__",
  "node_modules",
  "venv",
];

/** Most bytes of all files together: the archive is part of the stack's state. */
const maxBytes = 5 * 2 ** 20;

/** The files of a folder, sorted by path, and what is wrong with the folder. */
export interface SourceFiles {
  readonly files: readonly ArchivedFile[];
  readonly problems: readonly string[];
}

/**
 * The files of a folder that jobs get.
 * @param folder absolute path of the folder
 * @param exclude what is left out, as in `.gitignore`: `*.csv` and `tests` anywhere, `/data` and `notebooks/*.ipynb` from
 * the folder on; what Python and tools leave behind is always left out
 * @returns problems instead of files where it holds symbolic links, paths that no archive can hold, or too much
 */
export function sourceFiles(folder: string, exclude: readonly string[] = []): SourceFiles {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) return { files: [], problems: [problem("folder", folder, "a folder")] };
  const patterns = [...neverPacked, ...exclude].map(foldersOf);
  const isExcluded = (path: string) => patterns.some((pattern) => fits(pattern, path.split("/")));
  const entries = entriesOf(folder, "", isExcluded).sort((a, b) => (a.path < b.path ? -1 : 1));
  const problems = entries.flatMap(entryProblems);
  if (problems.length > 0) return { files: [], problems };
  return withinLimits(folder, entries);
}

interface Entry {
  readonly path: string;
  readonly entry: Dirent;
}

/** Everything below a folder that is not excluded, without the folders themselves. */
function entriesOf(folder: string, prefix: string, isExcluded: (path: string) => boolean): Entry[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(prefix, entry.name);
    if (isExcluded(path)) return [];
    return entry.isDirectory() ? entriesOf(folder, path, isExcluded) : [{ path, entry }];
  });
}

/** A pattern as in `.gitignore`, taken apart: one without a folder is looked for in all of them. */
function foldersOf(pattern: string): string[] {
  const parts = pattern.replace(/\/$/, "").split("/");
  if (parts[0] === "") return parts.slice(1);
  return parts.length > 1 ? parts : ["**", ...parts];
}

/** Whether a path fits a pattern, in which `**` stands for any number of folders, and `*` for a part of a name. */
function fits([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0;
  if (first === "**") return path.some((_, index) => fits(rest, path.slice(index)));
  const [name, ...others] = path;
  return name !== undefined && fitsGlob(first, name) && fits(rest, others);
}

function entryProblems({ path, entry }: Entry): string[] {
  if (!entry.isFile()) {
    const got = entry.isSymbolicLink() ? "a symbolic link" : "neither a file nor a folder";
    return [`folder.${path}: got ${got}; expected files only; copy what it stands for, or exclude it`];
  }
  if (fitsArchive(path)) return [];
  return [problem(`folder.${path}`, `${Buffer.byteLength(path)} bytes`, "a path of at most 100 bytes")];
}

function withinLimits(folder: string, entries: readonly Entry[]): SourceFiles {
  if (entries.length === 0) return { files: [], problems: [problem("folder", folder, "at least one file")] };
  const sizes = entries.map(({ path }) => ({ path, bytes: statSync(join(folder, path)).size }));
  const bytes = sizes.reduce((sum, each) => sum + each.bytes, 0);
  if (bytes <= maxBytes) {
    const files = entries.map(({ path }) => ({ path, content: readFileSync(join(folder, path)) }));
    return { files, problems: [] };
  }
  const largest = sizes.reduce((most, each) => (each.bytes > most.bytes ? each : most));
  const todo = `the largest is ${largest.path} (${largest.bytes} bytes); exclude data and models, jobs read those from S3`;
  return { files: [], problems: [problem("folder", `${bytes} bytes`, `at most ${maxBytes} bytes`, todo)] };
}
