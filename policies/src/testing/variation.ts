import type { Level } from "../rule/level.ts";
import type { Policy } from "../pack/policy.ts";
import type { Rule } from "../rule/rule.ts";
import type { PathPair, Subject, Tree } from "./invariants.ts";
import { type Judgement, judged } from "./judge.ts";
import type { SentResources } from "./sent-resource.ts";

/** One case in which a spec says what a rule finds. */
export interface Variation {
  readonly name: string;
  /** The rule, with the settings of the case. */
  readonly policy: Policy;
  readonly tree: Tree;
  /** Paths that the findings may depend on. */
  readonly touched: readonly string[];
  /** Pairs of paths of which one at least must be known for what is found. */
  readonly touchedTogether?: readonly PathPair[];
  /** What the engine sends in a stack of this name. */
  readonly sent: (stack: string) => SentResources;
  /** What the engine sends when the values are those of `tree` instead. */
  readonly resent: (sent: SentResources, tree: Tree) => SentResources;
  /** What is found where the rule has this level. */
  readonly expected: (level: Level) => readonly Judgement[];
}

/** What one call of `describeResourceRule` or `describeStackRule` says about a rule. */
export interface Specification {
  readonly rule: Rule;
  /** What the cases are about. */
  readonly title: string;
  readonly passing: readonly Variation[];
  readonly broken: readonly Variation[];
}

/** What is found in a variation. */
export function foundIn({ policy, sent }: Variation, stack: string): Judgement[] {
  return judged(policy, sent(stack));
}

/** The variation for what must hold whatever the rule. */
export function subjectOf(variation: Variation, stack: string, level: Level): Subject {
  const { name, tree, touched, touchedTogether = [], policy } = variation;
  const sent = variation.sent(stack);
  return {
    name,
    tree,
    touched,
    touchedTogether,
    expected: variation.expected(level),
    find: (changed) => judged(policy, variation.resent(sent, changed)),
  };
}
