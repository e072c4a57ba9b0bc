import { InputProblem, findProject, selectStacks, stackFiles } from "@mlops/preview";
import { Progress, STATUS, paint, print, printJson, terminalWidth } from "@mlops/preview/command";
import { changeFindings } from "./change/change-findings.ts";
import { type RehearsedChange, rehearseChange } from "./change/rehearse-change.ts";
import { type AccessChanges, accessChanges } from "./access/access-changes.ts";
import type { RehearseCommand } from "./command-line.ts";
import { type Destruction, destruction } from "./destroy/destroy-order.ts";
import type { EarlierOptions, EarlierStacks } from "./earlier/earlier.ts";
import { earlierStacks } from "./earlier/earlier-stacks.ts";
import { removedStacks } from "./earlier/removed-stacks.ts";
import type { RehearsalFinding } from "./finding.ts";
import { findingsOf } from "./findings.ts";
import { type Rehearsal, type RehearsalOptions, rehearse } from "./rehearsal.ts";
import { buildReport } from "./report/build-report.ts";
import type { RehearsalReport } from "./report/model.ts";
import { previewedFindings } from "./report/previewed-findings.ts";
import { writeReportFiles } from "./report/report-files.ts";
import { terminalText } from "./report/terminal-text.ts";

/**
 * Rehearse stacks and report on them.
 * @returns the exit status
 */
export async function runRehearsal(command: RehearseCommand): Promise<number> {
  if (command.question) {
    const { answerQuestion } = await import("./access/answer-question.ts");
    return answerQuestion(command.question, command);
  }
  // What programs print must not end up in the middle of the JSON.
  if (command.json) console.log = console.info = console.error;
  const project = findProject(process.cwd());
  const files = [...stackFiles(project).keys()];
  const selected = selectStacks(files, command.patterns);
  const progress = new Progress();
  const options: RehearsalOptions = {
    patterns: command.patterns,
    organization: command.organization,
    policyPacks: command.policyPacks,
    onStart: (stack) => progress.show(`running ${stack}`),
  };
  const earlier = await earlierOrProblem(command.against, {
    project,
    selected,
    isSelection: command.patterns.length > 0,
    organization: command.organization,
    timeLimit: undefined,
  });
  try {
    const change = await rehearseOver(options, earlier);
    const report = await reportOn(command, { ...change, options, earlier, files });
    progress.clear();
    if (command.out !== undefined) writeReportFiles(command.out, report, change.rehearsal.stacks);
    if (command.json) printJson(report);
    else print(terminalText(report, { paint, width: terminalWidth() }));
    return statusOf(report);
  } finally {
    earlier.dispose();
  }
}

/** What is there before. Without it, or if it cannot be used, nothing is compared. */
async function earlierOrProblem(
  against: string | undefined,
  options: EarlierOptions,
): Promise<EarlierStacks> {
  const nothing = { label: "", stacks: new Map(), isOfProgram: true, dispose: () => undefined };
  if (against === undefined) return { ...nothing, problems: [] };
  try {
    return await earlierStacks(against, options);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    return { ...nothing, problems: error.problems };
  }
}

async function rehearseOver(
  options: RehearsalOptions,
  { stacks }: EarlierStacks,
): Promise<RehearsedChange<Rehearsal>> {
  if (stacks.size === 0) return { rehearsal: await rehearse(options), stacks: [] };
  return rehearseChange((world) => rehearse(options, world), stacks);
}

interface Rehearsed extends RehearsedChange<Rehearsal> {
  readonly options: RehearsalOptions;
  readonly earlier: EarlierStacks;
  /** Names of all stacks that have a file. */
  readonly files: readonly string[];
}

async function reportOn(command: RehearseCommand, rehearsed: Rehearsed): Promise<RehearsalReport> {
  const { rehearsal, stacks: changes, options, earlier, files } = rehearsed;
  const destroyed = command.destroy ? await destructionOf(rehearsed) : undefined;
  const resources = rehearsal.stacks.flatMap((stack) => stack.resources);
  const ofChanges: RehearsalFinding[] = [
    ...(command.patterns.length === 0 ? removedStacks(earlier, files) : []),
    ...changeFindings(changes, resources, earlier),
  ];
  return buildReport({
    against: earlier.stacks.size > 0 ? earlier.label : undefined,
    stacks: rehearsal.stacks,
    changes,
    access: earlier.stacks.size > 0 ? accessOver(rehearsal, earlier) : undefined,
    findings: destroyed?.findings ?? [...ofChanges, ...findingsOf(rehearsal)],
    destroyOrder: destroyed?.order,
    problems: earlier.problems,
    accepted: command.accept,
    isPreviewed: await previewedFindings(rehearsal.preview, options),
  });
}

/** Who gains and loses access by the stacks that are compared. */
function accessOver({ stacks }: Rehearsal, earlier: EarlierStacks): AccessChanges {
  const compared = stacks.filter(({ stack }) => earlier.stacks.has(stack));
  const before = compared.map(({ stack }) => ({ resources: earlier.stacks.get(stack) ?? [] }));
  return accessChanges({ stacks: before }, { stacks: compared });
}

/** What destroying the rehearsed stacks comes upon; what is there already is taken from what they are compared with. */
async function destructionOf({ rehearsal, options, earlier }: Rehearsed): Promise<Destruction> {
  const wanted = rehearsal.stacks.map(({ stack }) => stack);
  // Stacks that are not wanted may refer to those that are.
  const { stacks } = options.patterns?.length
    ? await rehearse({ ...options, patterns: [], policyPacks: [] })
    : rehearsal;
  const all = stacks.map(({ stack, resources }) => ({
    stack,
    resources: earlier.stacks.get(stack) ?? resources,
  }));
  return destruction(wanted, all);
}

function statusOf({ stacks, findings, problems }: RehearsalReport): number {
  if (problems.length > 0 || stacks.some((stack) => stack.problems.length > 0)) return STATUS.failed;
  const isViolated = stacks.some(({ policyFindings }) =>
    policyFindings.some(({ level }) => level === "mandatory"),
  );
  const isError = findings.some(({ severity, accepted }) => severity === "error" && !accepted);
  return isViolated || isError ? STATUS.violated : STATUS.success;
}
