import { asWritten, type Configurations } from "../pack/ruling.ts";
import type { Exemption } from "../pack/exemption.ts";
import type { Level } from "../rule/level.ts";
import { type Policy, policyOf } from "../pack/policy.ts";
import type { ResourceRule, Rule, Settings, StackRule } from "../rule/rule.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { analyzeDirectly } from "./direct-path.ts";
import type { ResourceFixture, StackFixture } from "./fixture.ts";
import { type SentResources, sentResource, sentStack } from "./sent-resource.ts";

/** With what a rule is applied in a spec. */
export interface Circumstances {
  /** @default "platform.prod" */
  readonly stack?: string;
  /** Settings that every environment changes. @default - none */
  readonly settings?: Settings;
  /** @default [] */
  readonly exemptions?: readonly Exemption[];
  /** @default "2026-01-01" */
  readonly today?: string;
}

/** What a rule finds, in a spec. */
export interface Judgement {
  readonly level: Level;
  readonly message: string;
  /** Key of the resource in a stack; absent for the stack itself, and where there is one resource only. */
  readonly on?: string;
}

/** What `rule` finds in one resource. */
export function judge(
  rule: ResourceRule,
  resource: ResourceFixture,
  circumstances: Circumstances = {},
): Judgement[] {
  return judged(appliedPolicy(rule, circumstances), sentResource(resource, circumstances.stack));
}

/** What `rule` finds in a stack. */
export function judgeStack(
  rule: StackRule,
  fixture: StackFixture,
  circumstances: Circumstances = {},
): Judgement[] {
  return judged(appliedPolicy(rule, circumstances), sentStack(fixture, circumstances.stack));
}

/** What `policy` finds in what the engine sends. */
export function judged(policy: Policy, sent: SentResources): Judgement[] {
  return judgementsOf(analyzeDirectly(policy, sent.values()), sent);
}

/** What a spec says about violations in `sent`. */
export function judgementsOf(found: readonly Diagnostic[], sent: SentResources): Judgement[] {
  return found.map(({ level, message, urn }) => {
    const on = [...sent].find(([key, resource]) => key !== "" && resource.urn === urn)?.[0];
    return { level, message, ...(on !== undefined && { on }) };
  });
}

/** The policy that applies `rule`. */
export function appliedPolicy(
  rule: Rule,
  { settings, exemptions = [], today = "2026-01-01" }: Circumstances,
): Policy {
  const configuration = { levels: {}, settings: { [rule.id]: settings ?? {} } };
  const changed: Configurations = { dev: configuration, qa: configuration, prod: configuration };
  return policyOf(rule, {
    configurations: settings ? changed : asWritten,
    exemptions,
    today: () => today,
  });
}
