import { type Project, findProject, loadJudges, selectStacks, stackFiles } from "@mlops/preview";
import {
  Progress,
  makeOutputFolder,
  paint,
  print,
  printJson,
  terminalWidth,
  traceDepth,
} from "@mlops/preview/command";
import { changeFindings } from "./change/change-findings.ts";
import type { RehearseCommand } from "./command-line.ts";
import { type ComparedRehearsal, accessOver, destructionOf, rehearseOver } from "./compared-rehearsal.ts";
import type { EarlierStacks } from "./earlier/earlier.ts";
import { earlierStacks } from "./earlier/earlier-stacks.ts";
import { removedStacks } from "./earlier/removed-stacks.ts";
import { findingsOf } from "./findings.ts";
import { type RehearsalOptions, judged } from "./rehearsal.ts";
import { buildReport } from "./report/build-report.ts";
import type { RehearsalReport } from "./report/model.ts";
import { previewedFindings } from "./report/previewed-findings.ts";
import { writeReportFiles } from "./report/report-files.ts";
import { terminalText } from "./report/terminal-text.ts";
import { statusOf } from "./report/verdict.ts";
import { programFailures } from "./world/program-failures.ts";

/**
 * Rehearse stacks and report on them.
 * @returns the exit status
 */
export async function runRehearsal(command: RehearseCommand): Promise<number> {
  Error.stackTraceLimit = traceDepth.usual;
  // What programs print must not end up in the middle of the JSON.
  if (command.json) console.log = console.info = console.error;
  const progress = new Progress();
  try {
    if (command.question) {
      const { answerQuestion } = await import("./access/answer-question.ts");
      return await answerQuestion(command.question, command, progress);
    }
    return await reported(command, progress);
  } finally {
    progress.clear();
  }
}

async function reported(command: RehearseCommand, progress: Progress): Promise<number> {
  const { patterns, organization, timeLimit, out } = command;
  const project = findProject(process.cwd());
  const files = [...stackFiles(project).keys()];
  const selected = selectStacks(files, patterns);
  if (out !== undefined) makeOutputFolder("--out", out);
  const judges = await loadJudges(project.root, command.policyPacks);
  const earlier = await earlierOf(command, project, selected, progress);
  try {
    const onStart = (stack: string) => progress.show(`running ${stack}`);
    const options: RehearsalOptions = { patterns, organization, timeLimit, onStart };
    const { rehearsal: deployed, changes } = await rehearseOver(options, earlier);
    progress.show("comparing");
    const rehearsal = await judged(deployed, judges);
    const root = project.root;
    const report = await reportOn(command, { rehearsal, changes, options, earlier, files, root });
    progress.clear();
    if (command.json) printJson(report);
    else print(terminalText(report, { paint, width: terminalWidth() }));
    if (out !== undefined) writeReportFiles(out, report, rehearsal.stacks);
    return statusOf(report);
  } finally {
    earlier?.dispose();
  }
}

/** What is there before, if the command asks to compare with it. */
async function earlierOf(
  { against, patterns, organization, timeLimit }: RehearseCommand,
  project: Project,
  selected: readonly string[],
  progress: Progress,
): Promise<EarlierStacks | undefined> {
  if (against === undefined) return undefined;
  const onStart = (stack: string) => progress.show(`running ${stack} of ${against}`);
  const isSelection = patterns.length > 0;
  return earlierStacks(against, { project, selected, isSelection, organization, timeLimit, onStart });
}

interface Rehearsed extends ComparedRehearsal {
  readonly options: RehearsalOptions;
  readonly earlier: EarlierStacks | undefined;
  /** Names of all stacks that have a file. */
  readonly files: readonly string[];
  /** Folder of the project. */
  readonly root: string;
}

async function reportOn(command: RehearseCommand, rehearsed: Rehearsed): Promise<RehearsalReport> {
  const { rehearsal, changes, options, earlier, root } = rehearsed;
  const destroyed = command.destroy ? await destructionOf(rehearsal, options, earlier) : undefined;
  return buildReport({
    root,
    against: earlier?.label,
    stacks: rehearsal.stacks,
    changes,
    access: earlier && accessOver(rehearsal, earlier),
    findings: destroyed
      ? [...programFailures(rehearsal.stacks), ...destroyed.findings]
      : [...changeFindingsOf(command, rehearsed), ...findingsOf(rehearsal)],
    destroyOrder: destroyed?.order,
    problems: earlier?.problems ?? [],
    accepted: command.accept,
    isPreviewed: await previewedFindings(rehearsal.stacks, {
      ...options,
      policyPacks: command.policyPacks,
    }),
  });
}

function changeFindingsOf({ patterns }: RehearseCommand, { rehearsal, changes, earlier, files }: Rehearsed) {
  if (earlier === undefined) return [];
  const resources = rehearsal.stacks.flatMap((stack) => stack.resources);
  return [
    ...(patterns.length === 0 ? removedStacks(earlier, files) : []),
    ...changeFindings(changes, resources, earlier),
  ];
}
