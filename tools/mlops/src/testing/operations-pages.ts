import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { scenes } from "./scenes.ts";
import { startPretendAws } from "./pretend-aws.ts";
import { repository, runCommand } from "./run-command.ts";

/** Folder of the pages about operations, from the root of the repository. */
const pagesFolder = "docs/operations";

/** Columns of the terminal that pages show. */
const width = 110;

/** A block of a page: a command line, and what it prints. */
const block = /```console\n\$ npm run mlops -- (?<line>[^\n]*)\n(?<printed>[\s\S]*?)```/g;

/** Paths of the pages about operations, from the root of the repository. */
export function operationsPages(): string[] {
  const files = readdirSync(join(repository, pagesFolder)).filter((file) => file.endsWith(".md"));
  return files.toSorted().map((file) => `${pagesFolder}/${file}`);
}

/** A page whose command lines are run anew: what they print stands below them. */
export async function renderedPage(page: string): Promise<string> {
  const text = readFileSync(join(repository, page), "utf8");
  const parts: string[] = [];
  let end = 0;
  for (const found of text.matchAll(block)) {
    const line = found.groups?.["line"] ?? "";
    parts.push(
      text.slice(end, found.index),
      "```console\n",
      `$ npm run mlops -- ${line}\n`,
      await printed(line),
      "```",
    );
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)].join("");
}

/** What a command line prints in the scene of its group. */
async function printed(line: string): Promise<string> {
  const [group = ""] = line.split(" ");
  const scene = scenes[group];
  if (scene === undefined) throw new Error(`${line}: there is no scene for ${group}`);
  const aws = await startPretendAws(scene.operations());
  try {
    const { status, out, notes } = await runCommand(words(line), { ...aws, ...scene, width });
    const ending = status === 0 ? [] : [`# exit status ${status}`];
    return [...notes, ...out, ...ending].map((text) => `${text}\n`).join("");
  } finally {
    await aws.stop();
  }
}

/** A command line as a shell takes it apart: quotes hold words together. */
export function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, one, other, plain]) => one ?? other ?? plain ?? "",
  );
}
