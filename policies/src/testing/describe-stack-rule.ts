import type { Settings, StackRule } from "../rule/rule.ts";
import { describeRule } from "./describe-rule.ts";
import type { StackFixture } from "./fixture.ts";
import type { PathPair } from "./invariants.ts";
import { appliedPolicy } from "./judge.ts";
import { type ExpectedMessage, judgementAt } from "./levels.ts";
import { changedResources, sentStack } from "./sent-resource.ts";
import { type Changes, changed } from "@mlops/api-constraints/testing";
import type { Variation } from "./variation.ts";

/** A variation of the compliant stack. */
export interface StackCase {
  /** Keys of resources that are not there. */
  readonly without?: readonly string[];
  /** Resources that are there too, or instead. */
  readonly with?: StackFixture;
  /** New values of properties, by resource and path. */
  readonly change?: Readonly<Record<string, Changes>>;
  readonly settings?: Settings;
  /** Paths, such as `data.bucket`, that the findings depend on beside those changed. */
  readonly decidedBy?: readonly string[];
  /** Pairs of paths of which one at least must be known for what is found. */
  readonly decidedTogether?: readonly PathPair[];
}

/** A finding, and the key of the resource it is about; none for the stack itself. */
export interface ExpectedFinding {
  readonly on?: string;
  readonly message: ExpectedMessage;
}

/** What a rule is to say about stacks. */
export interface StackRuleSpec {
  /** A stack that keeps the rule. */
  readonly compliant: StackFixture;
  /** Variations that break the rule, with the exact findings. */
  readonly finds: Readonly<Record<string, StackCase & { readonly findings: readonly ExpectedFinding[] }>>;
  /** Variations that keep it. */
  readonly passes?: Readonly<Record<string, StackCase>>;
  /** Paths, such as `data.bucket`, that decide whether something is found: while they are unknown, nothing is. */
  readonly decidedBy?: readonly string[];
}

/** The whole specification of a stack rule. */
export function describeStackRule(rule: StackRule, spec: StackRuleSpec): void {
  describeRule({
    rule,
    title: rule.id,
    passing: [
      variationOf(rule, spec, "the compliant stack", {}),
      ...Object.entries(spec.passes ?? {}).map(([name, one]) => variationOf(rule, spec, name, one)),
    ],
    broken: Object.entries(spec.finds).map(([name, one]) => variationOf(rule, spec, name, one, one.findings)),
  });
}

function variationOf(
  rule: StackRule,
  spec: StackRuleSpec,
  name: string,
  one: StackCase,
  findings: readonly ExpectedFinding[] = [],
): Variation {
  const fixture = fixtureOf(spec, one);
  const changes = Object.entries(one.change ?? {}).flatMap(([key, changed]) =>
    Object.keys(changed).map((path) => `${key}.${path}`),
  );
  return {
    name,
    policy: appliedPolicy(rule, one),
    tree: Object.fromEntries(Object.entries(fixture).map(([key, { props }]) => [key, props])),
    touched: [...changes, ...(one.decidedBy ?? []), ...(spec.decidedBy ?? [])],
    touchedTogether: one.decidedTogether ?? [],
    sent: (stack) => sentStack(fixture, stack),
    resent: (sent, tree) =>
      changedResources(sent, (resource, key) => {
        const { [key]: props = resource.props } = tree;
        return props === resource.props ? resource : { ...resource, props };
      }),
    expected: (level) =>
      findings.map(({ on, message }) => ({
        ...judgementAt(level, message),
        ...(on !== undefined && { on }),
      })),
  };
}

function fixtureOf(
  { compliant }: StackRuleSpec,
  { without = [], with: others = {}, change = {} }: StackCase,
) {
  const entries = Object.entries<StackFixture[string]>({ ...compliant, ...others })
    .filter(([key]) => !without.includes(key))
    .map(([key, resource]) => {
      const props = changed(resource.props ?? {}, change[key] ?? {});
      return [key, { ...resource, props }] as const;
    });
  return Object.fromEntries(entries);
}
