import { type Answers, type ProgramRun, sdkNotes } from "@mlops/engine";
import { runsInFolder } from "./workspace/current-folder.ts";
import { Judge } from "./judge/judge.ts";
import { judgeAll, loadPacks } from "./judge/packs.ts";
import { buildReport } from "./report/build-report.ts";
import { describePack } from "./report/describe-pack.ts";
import { type PreviewReport, REPORT_VERSION, type StackReport } from "./report/model.ts";
import { stateFile } from "./report/state-file.ts";
import { readAnswers } from "./workspace/answers-file.ts";
import { findProgram } from "./workspace/program.ts";
import { findProject, stackFiles } from "./workspace/project.ts";
import { selectStacks } from "./workspace/stack-patterns.ts";
import { StackRuns, type StackWorld } from "./workspace/stack-runs.ts";

/** What to preview, and how to judge it. */
export interface PreviewOptions {
  /** Folder at or below the project's. @default - the current folder */
  readonly folder?: string;
  /** Stacks, by name or pattern (`*` is any text). @default - all that have a file */
  readonly patterns?: readonly string[];
  /** Folders of the policy packs, absolute or relative to the project's. @default - no policies */
  readonly policyPacks?: readonly string[];
  /** Names of the policies that judge. @default - all of the packs */
  readonly policies?: ReadonlySet<string>;
  /** Organization that the programs see: `organization` in backends that have none. */
  readonly organization: string;
  /** Answers to calls of provider functions, before those of the project's file and the engine's own. @default - none */
  readonly answers?: Answers;
  /** A call without an answer is a problem; otherwise its result is unknown, and a warning says so. @default false */
  readonly strict?: boolean;
  /** Keep stack traces of problems. @default false */
  readonly trace?: boolean;
  /** Milliseconds that the program of one stack may run, without those in which it waits for others. @default - no limit */
  readonly timeLimit?: number;
  /** What a stack is deployed into. @default - nothing is deployed */
  readonly world?: (stack: string) => StackWorld;
  /** Called when the program of a stack starts. */
  readonly onStart?: (stack: string) => void;
  /** Receives each stack when it is done. */
  readonly onStack?: (stack: PreviewedStack) => void;
}

/** A stack whose program has run. */
export interface PreviewedStack {
  /** As the packs of the options judge it. */
  readonly report: StackReport;
  /** Its report as others judge it. */
  readonly judgedBy: (judges: readonly Judge[]) => Promise<StackReport>;
  /** Its state in the form of `pulumi stack export`. */
  readonly state: () => string;
  readonly run: ProgramRun;
}

/**
 * Preview stacks of a project offline.
 * @throws InputProblem if the project or the options cannot be used; a problem of one stack is in its report instead
 */
export async function previewWorkspace(options: PreviewOptions): Promise<PreviewReport> {
  const project = findProject(options.folder ?? process.cwd());
  const files = stackFiles(project);
  const selected = selectStacks([...files.keys()], options.patterns ?? []);
  const program = findProgram(project);
  const { organization, strict = false, trace = false, timeLimit } = options;
  const runs = new StackRuns({
    project,
    program,
    organization,
    files,
    answers: { ...readAnswers(project.root), ...options.answers },
    strict,
    wanted: new Set(selected),
    timeLimit,
    world: options.world,
    onStart: options.onStart ?? (() => undefined),
  });
  const packs = await loadPacks(project.root, options.policyPacks ?? []);
  const judges = packs.map((pack) => new Judge(pack, options.policies));
  const reports = new Map<string, StackReport>();
  await runsInFolder(program.folder, async () => {
    for (const stack of selected) {
      const { run, secretKeys } = await runs.take(stack);
      const file = files.get(stack)?.label ?? "";
      const judgedBy = reportOf(run, secretKeys, { root: project.root, trace, file });
      const report = await judgedBy(judges);
      reports.set(stack, report);
      options.onStack?.({ report, judgedBy, state: () => stateFile(run, project.root), run });
    }
  });
  return {
    version: REPORT_VERSION,
    notes: await sdkNotes(),
    packs: packs.map(describePack),
    stacks: runs.finished.flatMap((stack) => reports.get(stack) ?? []),
  };
}

/** The report of a run, by who judges it. */
function reportOf(
  run: ProgramRun,
  secretKeys: readonly string[],
  options: Parameters<typeof buildReport>[3],
): PreviewedStack["judgedBy"] {
  return async (judges) => {
    // What a stack lacks says nothing as long as its program did not get to its end.
    const verdict = await judgeAll(run.problems.length === 0 ? judges : [], run.resources);
    return buildReport(run, secretKeys, verdict, options);
  };
}
