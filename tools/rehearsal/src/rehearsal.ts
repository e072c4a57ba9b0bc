import type { ProgramRun, RegisteredResource } from "@mlops/engine";
import { type Judge, type PreviewedStack, previewWorkspace } from "@mlops/preview";
import type { Place } from "./world/place.ts";
import { type EarlierWorld, World } from "./world/world.ts";

/** What to rehearse. */
export interface RehearsalOptions {
  /** Folder at or below the project's. @default - the current folder */
  readonly folder?: string;
  /** Stacks, by name or pattern (`*` is any text). @default - all that have a file */
  readonly patterns?: readonly string[];
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

/** A stack that was deployed with others. */
export interface RehearsedStack extends DeployedStack, Pick<PreviewedStack, "report" | "judgedBy"> {
  /** Its state in the form of `pulumi stack export`, with all outputs that a rule fills. */
  readonly state: () => string;
}

/** All stacks, deployed together. */
export interface Rehearsal {
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
  const deployed = new Map<string, PreviewedStack>();
  const preview = await previewWorkspace({
    ...options,
    world: world.stack,
    onStack: (stack) => deployed.set(stack.report.stack, stack),
  });
  const stacks = preview.stacks.flatMap(({ stack }): RehearsedStack[] => {
    const done = deployed.get(stack);
    if (!done) return [];
    const resources = done.run.resources.map((resource) => ({
      stack,
      place: world.placeOf(resource),
      resource,
    }));
    return [{ stack, ...done, resources }];
  });
  return { isWhole: (options.patterns ?? []).length === 0, stacks };
}

/** The rehearsal with what policies say of its stacks, in which every value is known. */
export async function judged(rehearsal: Rehearsal, judges: readonly Judge[]): Promise<Rehearsal> {
  const stacks: RehearsedStack[] = [];
  for (const stack of rehearsal.stacks) stacks.push({ ...stack, report: await stack.judgedBy(judges) });
  return { ...rehearsal, stacks };
}
