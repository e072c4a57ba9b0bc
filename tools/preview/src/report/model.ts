import type { EnforcementLevel } from "@pulumi/policy";
import type { Level, Severity } from "../judge/violation.ts";
import type { PolicySetting } from "../judge/pack-catalogue.ts";

/** Version of the JSON documents: it changes when a reader of the old form could misread the new one. */
export const REPORT_VERSION = 1;

/**
 * A value in a report. Plain JSON, except that `{ "$": "unknown" }` stands for what only a deployment can know and
 * `{ "$": "secret" }` for what must not be shown.
 */
export type ReportValue = null | boolean | number | string | ReportValue[] | { [key: string]: ReportValue };

export type ReportProperties = Record<string, ReportValue>;

/** A place in the sources. The file is relative to the project's folder, with `/` on every system. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ReportedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of the parent; empty for the stack and for default providers. */
  readonly parent: string;
  readonly component: boolean;
  /** A component that cannot be expanded offline: its children are missing. */
  readonly remote: boolean;
  /** Read, not managed by this stack. */
  readonly external: boolean;
  readonly protect: boolean;
  /** URN of the provider that manages the resource; empty for components and providers. */
  readonly provider: string;
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  readonly inputs: ReportProperties;
  readonly sourcePosition: Place | null;
}

/** A violation of a policy, with the line to look at. */
export interface Finding {
  readonly policy: string;
  readonly pack: string;
  readonly level: Level;
  readonly severity: Severity | null;
  /** What the policy demands. */
  readonly description: string;
  /** What is wrong. */
  readonly message: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Where the resource is constructed. */
  readonly file: string | null;
  readonly line: number | null;
  /** Where its outermost component is constructed: the line of the app. */
  readonly appFile: string | null;
  readonly appLine: number | null;
}

/** Why a stack's preview cannot be relied on. */
export interface ReportedProblem {
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Stack trace, if traces were asked for. */
  readonly trace: string | null;
}

export interface ReportedLog {
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  /** Name of the resource that it is about; empty if it is about none. */
  readonly resource: string;
}

/** A SageMaker pipeline. */
export interface ReportedPipeline {
  /** Its physical name; its logical name where only a deployment knows the physical one. */
  readonly name: string;
  /** Its definition, in which what only a deployment knows is marked as any unknown value. */
  readonly definition: ReportValue;
  /** The definition as a Mermaid flowchart; null where it has a form that cannot be drawn. */
  readonly mermaid: string | null;
}

/** How many components of one type there are, and how many resources are within them. */
export interface ComponentCount {
  readonly type: string;
  readonly count: number;
  /** Managed resources within, at whatever depth. */
  readonly resources: number;
}

/** A service quota that a stack needs. */
export interface ReportedQuota {
  /** Code of the service in Service Quotas. */
  readonly service: string;
  readonly name: string;
  /** Code of the quota, such as `L-F678F1CE`; null if it is not known. */
  readonly code: string | null;
  /** At the peak: while a deployment replaces what is there. */
  readonly count: number;
  /** Names of the resources that need it, sorted. */
  readonly by: readonly string[];
}

/** The report of one stack. */
export interface StackReport {
  readonly version: typeof REPORT_VERSION;
  readonly stack: string;
  readonly project: string;
  readonly organization: string;
  /** The file that the stack comes from: its stack file, or the state that was judged. Relative, like all places. */
  readonly file: string;
  readonly counts: {
    /** Resources that a provider manages: without providers, components and what is only read. */
    readonly resources: number;
    /** Managed resources by type, sorted by type. */
    readonly types: Readonly<Record<string, number>>;
    /** Sorted by type. */
    readonly components: readonly ComponentCount[];
    readonly mandatory: number;
    readonly advisory: number;
  };
  /** The tree from the stack down: every parent before its children, siblings sorted. */
  readonly resources: readonly ReportedResource[];
  /** In the order of the resources. */
  readonly pipelines: readonly ReportedPipeline[];
  /** Mandatory ones first, then by policy and resource. */
  readonly findings: readonly Finding[];
  /** Service quotas that the stack needs by itself, sorted by service and name. */
  readonly quotas: readonly ReportedQuota[];
  readonly outputs: ReportProperties;
  readonly problems: readonly ReportedProblem[];
  /** In the order in which they were logged. */
  readonly logs: readonly ReportedLog[];
  /** Configuration keys whose encrypted value the preview could not open. */
  readonly secretConfig: readonly string[];
}

/** A policy that stacks are judged by, as its pack describes it. */
export interface ReportedPolicy {
  readonly id: string;
  /** Null if the pack does not say. */
  readonly severity: Severity | null;
  /** The strictest that it ever has. */
  readonly level: EnforcementLevel;
  /** Level by environment; empty if the pack makes no difference between environments. */
  readonly levels: Readonly<Record<string, EnforcementLevel>>;
  /** A few words that one would search for; the description, if the pack has none. */
  readonly title: string;
  /** What the policy demands. */
  readonly description: string;
  /** Where it draws a line that could be drawn elsewhere, and why there; empty if the pack does not say. */
  readonly decision: string;
  /** How to comply; empty if the pack does not say. */
  readonly remediation: string;
  /** Its counterparts, by rule set. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
  /** Thresholds and lists by name, then by environment. */
  readonly settings: Readonly<Record<string, Readonly<Record<string, PolicySetting>>>>;
  /** Page that explains it. */
  readonly url: string | null;
  /** Judges how all resources go together, not one resource at a time. */
  readonly stackWide: boolean;
  /** Types that it looks at; null if it looks at every type. */
  readonly resourceTypes: readonly string[] | null;
  /** File that exemptions from it are written to; null if there are none. */
  readonly exemptionsFile: string | null;
}

/** Policies about one service or topic. */
export interface ReportedFamily {
  readonly id: string;
  readonly title: string;
  /** Why there are such policies; empty if the pack does not say. */
  readonly why: string;
  readonly policies: readonly ReportedPolicy[];
}

/** A policy pack, as it describes itself. */
export interface ReportedPack {
  readonly name: string;
  readonly version: string;
  readonly families: readonly ReportedFamily[];
  /** Names of the rule sets that mappings refer to. */
  readonly sets: Readonly<Record<string, string>>;
}

/** The report of a preview, or of states that were judged. */
export interface PreviewReport {
  readonly version: typeof REPORT_VERSION;
  /** What the reader should know about the run itself, a line each: patches of the SDK that did not fit. */
  readonly notes: readonly string[];
  /** What the stacks were judged by. */
  readonly packs: readonly ReportedPack[];
  /** Referenced stacks before those that refer to them. */
  readonly stacks: readonly StackReport[];
}
