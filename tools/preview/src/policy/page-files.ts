import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Pages as Prettier leaves them, so that formatting the repository does not change them. */
async function formatted(
  folder: string,
  pages: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  // Nothing but these pages needs it, and it takes longer to load than all stacks take to judge.
  const { format, resolveConfig } = await import("prettier");
  const options = await resolveConfig(join(folder, "page.md"));
  return new Map(
    await Promise.all(
      [...pages].map(async ([name, text]): Promise<[string, string]> => [
        name,
        await format(text, { ...options, parser: "markdown" }),
      ]),
    ),
  );
}

/**
 * Write pages to a folder that holds no others.
 * @returns the names of those that were otherwise, in order
 */
export async function writePages(folder: string, pages: ReadonlyMap<string, string>): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const wanted = await formatted(folder, pages);
  const outdated = differing(folder, wanted);
  for (const name of outdated) {
    const text = wanted.get(name);
    if (text === undefined) rmSync(join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
  return outdated;
}

/** Names of pages in a folder that are not as they would be written, are missing, or should not be there. */
export async function outdatedPages(folder: string, pages: ReadonlyMap<string, string>): Promise<string[]> {
  return differing(folder, await formatted(folder, pages));
}

function differing(folder: string, wanted: ReadonlyMap<string, string>): string[] {
  const present = namesIn(folder);
  const isAsWanted = (name: string) =>
    present.includes(name) && readFileSync(join(folder, name), "utf8") === wanted.get(name);
  return [...new Set([...wanted.keys(), ...present])].filter((name) => !isAsWanted(name)).sort();
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".md"));
  } catch {
    return [];
  }
}
