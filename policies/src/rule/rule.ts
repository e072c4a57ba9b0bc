import type { Environment } from "./environment.ts";
import type { Property } from "@mlops/api-constraints/property";
import { type RuleFacts, type RuleId, factsOf } from "./rule-facts.ts";
import type { Resource, Stack, StackResource } from "../resource/resource.ts";

/** A threshold or list that an environment may set to something else. */
export type Setting = string | number | boolean | readonly string[];

/** A rule's thresholds and lists, by name. */
export type Settings = Readonly<Record<string, Setting>>;

/** What a check knows beside the resource. */
export interface Context<S extends Settings> {
  readonly environment: Environment;
  readonly settings: S;
}

/** One violation. The text shown is `<todo>; <path of property> is <what came>`. */
export interface Finding {
  /** The property to change. Leave it out when its value may be a secret: secrets arrive as plain values. */
  readonly property?: Property;
  /** What to do, in lower case and without a full stop. @default - the rule's remediation */
  readonly todo?: string;
  /** Never more than an advisory, whatever the rule's level. @default false */
  readonly advisory?: boolean;
}

/** One violation of a stack rule. */
export interface StackFinding extends Finding {
  /** The resource to change. @default - the stack itself */
  readonly resource?: StackResource;
}

interface RuleBase<S extends Settings> extends RuleFacts {
  /** Thresholds and lists; an environment's configuration may replace each. @default {} */
  readonly settings?: S;
}

/** A rule about one resource at a time: judged before the resource is created or changed. */
export interface ResourceRule<S extends Settings = Settings> extends RuleBase<S> {
  readonly kind: "resource";
  /** Type tokens it is about. @default - every type */
  readonly resourceTypes?: readonly string[];
  check(resource: Resource, report: (finding: Finding) => void, context: Context<S>): void;
}

/** A rule about how resources go together: judged at the end, when all are known. */
export interface StackRule<S extends Settings = Settings> extends RuleBase<S> {
  readonly kind: "stack";
  check(stack: Stack, report: (finding: StackFinding) => void, context: Context<S>): void;
}

/** What the pack is a list of. */
export type Rule = ResourceRule | StackRule;

/** What a rule is written with; the rest stands in `rules.json`. */
type Written<R extends Rule> = Omit<R, "kind" | keyof RuleFacts>;

/** A rule about one resource at a time. */
export function resourceRule<S extends Settings>(
  id: RuleId,
  rule: Written<ResourceRule<S>>,
): ResourceRule<S> {
  return { kind: "resource", ...factsOf(id), ...rule };
}

/** A rule about how resources go together. */
export function stackRule<S extends Settings>(id: RuleId, rule: Written<StackRule<S>>): StackRule<S> {
  return { kind: "stack", ...factsOf(id), ...rule };
}
