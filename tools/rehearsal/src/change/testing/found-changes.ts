import { type RehearsalFinding, shortLabelOf } from "../../finding.ts";
import { type Programs, deployedSoundly } from "../../testing/pretend-stacks.ts";
import { changeFindings } from "../change-findings.ts";
import { type StackChange, rehearseChange } from "../rehearse-change.ts";

/** Programs before and after a change. */
export interface ChangedPrograms {
  readonly before: Programs;
  readonly after: Programs;
}

/** What deploying programs over former ones changes, and what it comes upon. */
export async function foundChanges({ before, after }: ChangedPrograms): Promise<{
  readonly stacks: readonly StackChange[];
  readonly findings: readonly RehearsalFinding[];
}> {
  const earlier = await deployedSoundly(before);
  const { rehearsal, stacks } = await rehearseChange(
    (world) => deployedSoundly(after, world),
    new Map(earlier.stacks.map(({ stack, resources }) => [stack, resources])),
  );
  const all = rehearsal.stacks.flatMap(({ resources }) => resources);
  return { stacks, findings: changeFindings(stacks, all, { isOfProgram: true }) };
}

/** A finding in short: `error stateful-deletion app.dev: Bucket "data"`. */
export function findingText({ kind, severity, stack, resource }: RehearsalFinding): string {
  return `${severity} ${kind} ${stack}: ${resource ? shortLabelOf(resource.resource) : "the stack"}`;
}

/** A change in short: `replace app.dev: Bucket "data" (bucket)`. */
export function changeTexts(stacks: readonly StackChange[]): string[] {
  return stacks.flatMap(({ stack, changes }) =>
    changes.map((change) => {
      const { resource } = change.kind === "delete" ? change.before : change.after;
      const because = change.kind === "replace" ? ` (${change.because.join(", ")})` : "";
      return `${change.kind} ${stack}: ${shortLabelOf(resource)}${because}`;
    }),
  );
}
