import type { ResourceRule, Settings } from "../rule/rule.ts";
import { describeRule } from "./describe-rule.ts";
import type { ResourceFixture } from "./fixture.ts";
import { appliedPolicy, judged } from "./judge.ts";
import { type ExpectedMessage, enforcingStack, judgementAt } from "./levels.ts";
import { changedResources, sentResource } from "./sent-resource.ts";
import { ABSENT, type Changes, changed } from "@mlops/api-constraints/testing";
import type { Variation } from "./variation.ts";

/** A variation of the compliant resource. */
export interface ResourceCase {
  /** New values of its properties, by path. */
  readonly change?: Changes;
  /** Whatever else is different about it. */
  readonly resource?: Partial<Omit<ResourceFixture, "props">>;
  readonly settings?: Settings;
  /** Paths, beside those changed, that the findings depend on: while they are unknown, nothing is found. */
  readonly decidedBy?: readonly string[];
}

/** What a rule is to say about resources of one type. */
export interface ResourceRuleSpec {
  /** A resource that keeps the rule, with every property that the rule reads. */
  readonly compliant: ResourceFixture;
  /** Paths that must be set: absent, null, empty and blank are found with the rule's remediation. */
  readonly required?: readonly string[];
  /** Variations that break the rule, with the exact messages. */
  readonly finds: Readonly<Record<string, ResourceCase & { readonly messages: readonly ExpectedMessage[] }>>;
  /** Variations that keep it. */
  readonly passes?: Readonly<Record<string, ResourceCase>>;
  /** Paths that decide whether the rule applies at all: while they are unknown, nothing is found. */
  readonly decidedBy?: readonly string[];
}

/** The whole specification of a resource rule. */
export function describeResourceRule(rule: ResourceRule, spec: ResourceRuleSpec): void {
  const broken = [
    ...Object.entries(spec.finds).map(([name, one]) => variationOf(rule, spec, name, one, one.messages)),
    ...(spec.required ?? []).flatMap((path) => missingVariations(rule, spec, path)),
  ];
  const kept = variationOf(rule, spec, "the compliant resource", {});
  const passing = [
    kept,
    ...Object.entries(spec.passes ?? {}).map(([name, one]) => variationOf(rule, spec, name, one)),
  ];
  const title = `${rule.id} on ${spec.compliant.type}`;
  describeRule({ rule, title, passing, broken });

  test(`${title} is silent about other types`, () => {
    const { policy, sent } = broken[0] ?? kept;
    const type = "random:index/randomId:RandomId";
    const other = changedResources(sent(enforcingStack(rule.levels).stack), (one) => ({ ...one, type }));
    expect(judged(policy, other)).toEqual([]);
  });
}

function missingVariations(rule: ResourceRule, spec: ResourceRuleSpec, path: string): Variation[] {
  const at = path.replace(/\.(\d+)/g, "[$1]");
  const missing = (value: unknown, came: string) =>
    variationOf(rule, spec, `${path} when it is ${came}`, { change: { [path]: value } }, [
      `${rule.remediation}; ${at} is ${came}`,
    ]);
  return [missing(ABSENT, "absent"), missing(null, "null"), missing("", '""'), missing(" ", '" "')];
}

function variationOf(
  rule: ResourceRule,
  spec: ResourceRuleSpec,
  name: string,
  one: ResourceCase,
  messages: readonly ExpectedMessage[] = [],
): Variation {
  const fixture = fixtureOf(spec, one);
  const { provider } = fixture;
  const deciding = [...Object.keys(one.change ?? {}), ...(one.decidedBy ?? []), ...(spec.decidedBy ?? [])];
  return {
    name,
    policy: appliedPolicy(rule, one),
    tree: { props: fixture.props ?? {}, provider: provider?.props ?? {} },
    touched: [...deciding.map((path) => `props.${path}`), ...(one.resource?.provider ? ["provider"] : [])],
    sent: (stack) => sentResource(fixture, stack),
    resent: (sent, { props = {}, provider: providerProps = {} }) =>
      changedResources(sent, (resource) => ({
        ...resource,
        props,
        ...(resource.provider && { provider: { ...resource.provider, props: providerProps } }),
      })),
    expected: (level) => messages.map((message) => judgementAt(level, message)),
  };
}

function fixtureOf(
  { compliant }: ResourceRuleSpec,
  { change = {}, resource }: ResourceCase,
): ResourceFixture {
  return { ...compliant, ...resource, props: changed(compliant.props ?? {}, change) };
}
