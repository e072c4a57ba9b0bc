import { resolve } from "node:path";
import { Judge } from "./judge.ts";
import { type PolicyPack, loadPolicyPack } from "./policy-pack.ts";
import { type Verdict, mergedVerdict } from "./verdict.ts";

/**
 * Load policy packs from folders that are absolute or relative to `root`.
 * @throws InputProblem if there is no such pack
 */
export function loadPacks(root: string, folders: readonly string[]): Promise<PolicyPack[]> {
  return Promise.all(folders.map((folder) => loadPolicyPack(resolve(root, folder), folder)));
}

/**
 * What judges by the policy packs in folders: see {@link loadPacks}.
 * @throws InputProblem if there is no such pack
 */
export async function loadJudges(root: string, folders: readonly string[]): Promise<Judge[]> {
  return (await loadPacks(root, folders)).map((pack) => new Judge(pack));
}

/** Judge a stack by several packs: see {@link Judge.judge}. */
export async function judgeAll(
  judges: readonly Judge[],
  ...about: Parameters<Judge["judge"]>
): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (const judge of judges) verdicts.push(await judge.judge(...about));
  return mergedVerdict(verdicts);
}
