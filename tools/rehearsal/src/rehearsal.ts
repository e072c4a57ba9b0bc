import type { ProgramRun, RegisteredResource } from "@mlops/engine";
import { type PreviewReport, type StackReport, previewWorkspace } from "@mlops/preview";
import type { Place } from "./world/place.ts";
import { type EarlierWorld, World } from "./world/world.ts";

/** What to rehearse. */
export interface RehearsalOptions {
  /** Folder at or below the project's. @default - the current folder */
  readonly folder?: string;
  /** Stacks, by name or pattern (`*` is any text). @default - all that have a file */
  readonly patterns?: readonly string[];
  /** Folders of the policy packs, absolute or relative to the project's. @default - no policies */
  readonly policyPacks?: readonly string[];
  /** Organization that the programs see. */
  readonly organization: string;
  /** Milliseconds that the program of one stack may run. @default - no limit */
  readonly timeLimit?: number;
  /** Called when the program of a stack starts. */
  readonly onStart?: (stack: string) => void;
}

/** A resource that was deployed. */
export interface DeployedResource {
  readonly stack: string;
  /** Account and region; nothing for components, and where its provider does not say. */
  readonly place: Place | undefined;
  /** With all outputs that a rule fills. */
  readonly resource: RegisteredResource;
}

/** A stack that was deployed. */
export interface DeployedStack {
  readonly stack: string;
  readonly run: ProgramRun;
  readonly resources: readonly DeployedResource[];
}

/** A stack that was deployed, and judged. */
export interface RehearsedStack extends DeployedStack {
  /** Its policy findings, seen with every value known. */
  readonly report: StackReport;
  /** Its state in the form of `pulumi stack export`, with all outputs that a rule fills. */
  readonly state: () => string;
}

/** All stacks, deployed together. */
export interface Rehearsal {
  readonly preview: PreviewReport;
  /** Whether these are all stacks of the project: only then what no stack makes is not there. */
  readonly isWhole: boolean;
  /** Referenced stacks before those that refer to them. */
  readonly stacks: readonly RehearsedStack[];
}

/**
 * Deploy stacks of a project together into a pretend AWS in which every value is known.
 * @param earlier what is there before. @default - nothing
 * @throws InputProblem if the project or the options cannot be used; a problem of one stack is in its run instead
 */
export async function rehearse(options: RehearsalOptions, earlier?: EarlierWorld): Promise<Rehearsal> {
  const world = new World(earlier);
  const runs = new Map<string, { readonly run: ProgramRun; readonly state: () => string }>();
  const preview = await previewWorkspace({
    ...options,
    world: world.stack,
    onStack: ({ stack }, state, run) => runs.set(stack, { run, state }),
  });
  const stacks = preview.stacks.flatMap((report): RehearsedStack[] => {
    const { stack } = report;
    const done = runs.get(stack);
    if (!done) return [];
    const resources = done.run.resources.map((resource) => ({
      stack,
      place: world.placeOf(resource),
      resource,
    }));
    return [{ stack, ...done, report, resources }];
  });
  return { preview, isWhole: (options.patterns ?? []).length === 0, stacks };
}
