import { identitiesOf } from "./finding-identity.ts";
import type { Finding, StackReport } from "./model.ts";

/** The same finding in every stack that has it. */
export interface MergedFinding {
  readonly identity: string;
  /** One for each stack that has it. The first one is of the strictest level. */
  readonly members: readonly [FindingOfStack, ...FindingOfStack[]];
}

/** A finding, and where it was found. */
export interface FindingOfStack {
  readonly stack: StackReport;
  readonly finding: Finding;
}

/** The message of a finding, and the stacks that it is about. */
interface MergedMessage {
  readonly message: string;
  readonly stacks: readonly string[];
}

/**
 * Findings of several stacks, each one once: stacks run the same program, so that one line breaks a policy in all of
 * them at once, and one change fixes it. What is found at different lines stays apart.
 */
export function mergedFindings(stacks: readonly StackReport[]): MergedFinding[] {
  const merged = new Map<string, { identity: string; members: [FindingOfStack, ...FindingOfStack[]] }>();
  for (const stack of stacks) {
    for (const [finding, identity] of identitiesOf(stack.findings)) {
      const key = JSON.stringify([identity, finding.file, finding.line]);
      const known = merged.get(key);
      const member = { stack, finding };
      if (known) known.members.push(member);
      else merged.set(key, { identity, members: [member] });
    }
  }
  for (const { members } of merged.values()) members.sort(byLevel);
  return [...merged.values()].sort((a, b) => byLevel(a.members[0], b.members[0]));
}

function byLevel(a: FindingOfStack, b: FindingOfStack): number {
  return Number(a.finding.level === "advisory") - Number(b.finding.level === "advisory");
}

/** The messages and the stacks that they are about: one message, unless the stacks have different values. */
export function messagesOf({ members }: MergedFinding): MergedMessage[] {
  const stacks = new Map<string, string[]>();
  for (const { stack, finding } of members) {
    const said = stacks.get(finding.message);
    if (said) said.push(stack.stack);
    else stacks.set(finding.message, [stack.stack]);
  }
  return [...stacks].map(([message, names]) => ({ message, stacks: names }));
}
