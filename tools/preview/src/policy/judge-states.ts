import { basename, relative, resolve, sep } from "node:path";
import { sdkNotes } from "@mlops/engine";
import { Judge } from "../judge/judge.ts";
import { judgeAll } from "../judge/packs.ts";
import type { PolicyPack } from "../judge/policy-pack.ts";
import { buildReport } from "../report/build-report.ts";
import { describePack } from "../report/describe-pack.ts";
import { type PreviewReport, REPORT_VERSION, type StackReport } from "../report/model.ts";
import { readState } from "../state/read-state.ts";
import { InputProblem } from "../workspace/input-problem.ts";

/**
 * Judge states as `pulumi policy analyze` does: with everything in them, also what their stacks only read.
 * @param files of the form that `pulumi stack export` writes
 * @param root folder that places and the files' labels are relative to
 * @throws InputProblem with everything that is wrong with the files
 */
export async function judgeStates(
  files: readonly string[],
  packs: readonly PolicyPack[],
  root: string,
): Promise<PreviewReport> {
  const judges = packs.map((pack) => new Judge(pack));
  const stacks: StackReport[] = [];
  for (const { run, label } of readAll(files, root)) {
    const verdict = await judgeAll(judges, run.resources, "managed and read");
    const named = run.stack === "" ? { ...run, stack: basename(label, ".json") } : run;
    stacks.push(await buildReport(named, [], verdict, { root, trace: false, file: label }));
  }
  return { version: REPORT_VERSION, notes: await sdkNotes(), packs: packs.map(describePack), stacks };
}

function readAll(files: readonly string[], root: string) {
  const problems: string[] = [];
  const runs = files.flatMap((name) => {
    const file = resolve(root, name);
    const label = relative(root, file).split(sep).join("/");
    try {
      return [{ label, run: readState(file, label, root) }];
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  for (const [stack, [first, second]] of Map.groupBy(runs, ({ run }) => run.stack)) {
    if (first && second) problems.push(`${first.label} and ${second.label} are both of stack ${stack}`);
  }
  if (problems.length > 0) throw new InputProblem(...problems);
  return runs;
}
