import { type AccessChanges, accessChanges } from "./access/access-changes.ts";
import { type StackChange, rehearseChange } from "./change/rehearse-change.ts";
import { type Destruction, destruction } from "./destroy/destroy-order.ts";
import type { EarlierStacks } from "./earlier/earlier.ts";
import { isComplete } from "./failed-stacks.ts";
import { type Rehearsal, type RehearsalOptions, rehearse } from "./rehearsal.ts";

/** A rehearsal over what is there. */
export interface ComparedRehearsal {
  readonly rehearsal: Rehearsal;
  /** Only stacks that did not fail, and of which it is known what is there. */
  readonly changes: readonly StackChange[];
}

/** Rehearse stacks over what is there. */
export async function rehearseOver(
  options: RehearsalOptions,
  earlier: EarlierStacks | undefined,
): Promise<ComparedRehearsal> {
  if (earlier === undefined) return { rehearsal: await rehearse(options), changes: [] };
  const { rehearsal, stacks } = await rehearseChange(async (world) => {
    const whole = await rehearse(options, world);
    return { whole, stacks: whole.stacks.filter(isComplete) };
  }, earlier.stacks);
  return { rehearsal: rehearsal.whole, changes: stacks };
}

/** Who gains and loses access by the stacks that are compared. */
export function accessOver({ stacks }: Rehearsal, earlier: EarlierStacks): AccessChanges {
  const compared = stacks.filter((one) => isComplete(one) && earlier.stacks.has(one.stack));
  const before = compared.map(({ stack }) => ({ resources: earlier.stacks.get(stack) ?? [] }));
  return accessChanges({ stacks: before }, { stacks: compared });
}

/**
 * What destroying the rehearsed stacks comes upon. What is there already is taken from what they are compared with; of a
 * stack that fails nothing else is known.
 */
export async function destructionOf(
  rehearsal: Rehearsal,
  options: RehearsalOptions,
  earlier: EarlierStacks | undefined,
): Promise<Destruction> {
  const wanted = rehearsal.stacks.map(({ stack }) => stack);
  // Stacks that are not wanted may refer to those that are.
  const { stacks } = rehearsal.isWhole ? rehearsal : await rehearse({ ...options, patterns: [] });
  const known = stacks.flatMap((one) => {
    const resources = earlier?.stacks.get(one.stack) ?? (isComplete(one) ? one.resources : undefined);
    return resources ? [{ stack: one.stack, resources }] : [];
  });
  return destruction(wanted, known);
}
