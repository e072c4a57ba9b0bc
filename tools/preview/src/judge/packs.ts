import { resolve } from "node:path";
import type { Judge, Verdict } from "./judge.ts";
import { type PolicyPack, loadPolicyPack } from "./policy-pack.ts";

/**
 * Load policy packs from folders that are absolute or relative to `root`.
 * @throws InputProblem if there is no such pack
 */
export function loadPacks(root: string, folders: readonly string[]): Promise<PolicyPack[]> {
  return Promise.all(folders.map((folder) => loadPolicyPack(resolve(root, folder), folder)));
}

/** What several packs have to say about a stack. */
export async function judgedBy(
  judges: readonly Judge[],
  ...about: Parameters<Judge["judge"]>
): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const judge of judges) verdicts.push(await judge.judge(...about));
  return {
    violations: verdicts.flatMap(({ violations }) => violations),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
