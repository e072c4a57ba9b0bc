import type { Environment } from "./environment.ts";
import type { LevelPerEnvironment } from "./level.ts";
import type { Property } from "@mlops/api-constraints/property";
import type { Resource, Stack, StackResource } from "./resource.ts";

/** How bad a violation is. */
export type Severity = "low" | "medium" | "high" | "critical";

/** The rules of other, trusted sets that look for the same thing. */
export interface Mapping {
  /** AWS Foundational Security Best Practices, such as `SageMaker.1`. The first one gives the rule its link. */
  readonly fsbp?: readonly string[];
  /** AWS Config managed rules, such as `sagemaker-domain-in-vpc`. */
  readonly awsConfig?: readonly string[];
  /** Checkov, such as `CKV_AWS_122`. */
  readonly checkov?: readonly string[];
  /** cdk-nag with its pack, such as `AwsSolutions-SM3`. */
  readonly cdkNag?: readonly string[];
  /** KICS: the first eight digits of the query's id. */
  readonly kics?: readonly string[];
  /** Trivy, such as `AVD-AWS-0065`. */
  readonly trivy?: readonly string[];
  /** Prowler, such as `kms_cmk_rotation_enabled`. */
  readonly prowler?: readonly string[];
  /** AWS AI/ML security assessment, such as `SM-27`. */
  readonly assessment?: readonly string[];
}

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

interface RuleBase<S extends Settings> {
  /** The name it is known by in reports, configuration and exemptions; also the name of its file. */
  readonly id: string;
  readonly severity: Severity;
  readonly levels: LevelPerEnvironment;
  /** What holds when it is kept: one sentence. */
  readonly description: string;
  /** What to do when it is not: an imperative in lower case and without a full stop, as findings begin with it. */
  readonly remediation: string;
  readonly mapping: Mapping;
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

/** A rule about one resource at a time. */
export function resourceRule<S extends Settings>(rule: Omit<ResourceRule<S>, "kind">): ResourceRule<S> {
  return { kind: "resource", ...rule };
}

/** A rule about how resources go together. */
export function stackRule<S extends Settings>(rule: Omit<StackRule<S>, "kind">): StackRule<S> {
  return { kind: "stack", ...rule };
}
