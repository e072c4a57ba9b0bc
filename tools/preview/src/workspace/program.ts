import { existsSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { InputProblem } from "./input-problem.ts";
import type { Project } from "./project.ts";

/** A program that can be run for one stack after the other. */
export interface Program {
  /** Folder that the Pulumi CLI would run it in. */
  readonly folder: string;
  /** Run it for the current stack; what it returns are the stack's outputs. */
  readonly run: (stack: string) => Promise<unknown>;
}

const entryPoints = ["index.js", "index.mjs", "index.ts", "index.mts"];

/** The project's program. It is loaded when it first runs, so that an error while loading is its stack's problem. */
export function findProgram({ root, main }: Project): Program {
  if (!existsSync(main)) throw new InputProblem(`Pulumi.yaml: main: there is no ${relative(root, main)}`);
  const isFolder = statSync(main).isDirectory();
  const entry = isFolder
    ? entryPoints.map((name) => join(main, name)).find((path) => existsSync(path))
    : main;
  if (entry === undefined) {
    throw new InputProblem(
      `Pulumi.yaml: main: ${relative(root, main) || "."} holds none of ${entryPoints.join(", ")}`,
    );
  }
  const url = pathToFileURL(entry).href;
  return { folder: isFolder ? main : dirname(main), run: (stack) => runEntry(url, stack) };
}

/**
 * Entry points whose top-level code is the program, and how often each was run: only a module of its own runs it once
 * more.
 */
const scripts = new Map<string, number>();

async function runEntry(url: string, stack: string): Promise<unknown> {
  const runs = scripts.get(url) ?? 0;
  const specifier = runs > 0 ? `${url}?stack=${encodeURIComponent(stack)}&run=${runs}` : url;
  // Until the module has exported a function, its top-level code may be what runs, or fails, for this stack.
  scripts.set(url, runs + 1);
  const loaded = (await import(specifier)) as Record<string, unknown>;
  const program = exportOf(loaded);
  if (typeof program !== "function") return program;
  scripts.delete(url);
  return (program as () => unknown)();
}

/** The default export if there is one, otherwise all exports, as the Pulumi CLI takes them. */
function exportOf(loaded: Record<string, unknown>): unknown {
  const names = Object.keys(loaded).filter((name) => name !== "module.exports");
  if (!names.includes("default")) return { ...loaded };
  // A CommonJS module exports its parts by name besides the whole.
  if (names.length > 1 && !("module.exports" in loaded)) {
    throw new Error(
      "expected entrypoint module to have either a default export or named exports but not both",
    );
  }
  return loaded.default;
}
