import type { RuleFacts } from "../rule/rule-facts.ts";
import type { ResourceRule, Settings, StackRule } from "../rule/rule.ts";

type Invented<R extends RuleFacts> = Omit<R, "kind" | keyof RuleFacts> & Partial<RuleFacts>;

const facts: RuleFacts = {
  id: "invented",
  title: "Invented",
  severity: "low",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "A rule.",
  remediation: "found",
  mapping: {},
};

/** A resource rule that the pack does not have. */
export function inventedResourceRule<S extends Settings>(rule: Invented<ResourceRule<S>>): ResourceRule<S> {
  return { kind: "resource", ...facts, ...rule };
}

/** A stack rule that the pack does not have. */
export function inventedStackRule<S extends Settings>(rule: Invented<StackRule<S>>): StackRule<S> {
  return { kind: "stack", ...facts, ...rule };
}
