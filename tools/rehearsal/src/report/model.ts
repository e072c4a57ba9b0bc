import type { ReportedProblem } from "@mlops/preview";
import type { AccessChanges } from "../access/access-changes.ts";
import type { FindingKind, RehearsalFinding } from "../finding.ts";

/** Version of the form of {@link RehearsalReport}. */
export const REPORT_VERSION = 1;

/** A property that a deployment changes. Texts are for people: secrets are hidden, long values shortened. */
export interface ReportedDifference {
  /** `productionVariants[0].instanceType` */
  readonly path: string;
  /** Nothing if it was not there. */
  readonly before: string | null;
  /** Nothing if it is not there any more. */
  readonly after: string | null;
}

/** A resource that a deployment changes. */
export interface ReportedChange {
  readonly kind: "create" | "update" | "replace" | "delete";
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Former URN, if an alias names it. */
  readonly formerUrn: string | null;
  /** Inputs that replace it. */
  readonly because: readonly string[];
  /** Of a replacement: whether the old one is deleted before the new one is created. */
  readonly deletedFirst: boolean | null;
  readonly properties: readonly ReportedDifference[];
  /** Replaced resources whose new name changes it. */
  readonly follows: readonly string[];
}

/** A policy finding that is seen once every value is known. */
export interface ReportedPolicyFinding {
  readonly policy: string;
  readonly level: string;
  readonly type: string;
  readonly name: string;
  readonly message: string;
  /** The preview, to which outputs are unknown, does not see it. */
  readonly onlyRehearsed: boolean;
}

/** A finding of the rehearsal. */
export interface ReportedFinding {
  readonly kind: FindingKind;
  readonly severity: RehearsalFinding["severity"];
  readonly stack: string;
  /** Empty if it is about the stack. */
  readonly type: string;
  readonly name: string;
  readonly message: string;
  /** Where in the project it comes from: a path relative to its folder. Nothing if that is not known. */
  readonly file: string | null;
  readonly line: number | null;
  /** The command line accepts findings of this kind: they do not make the command fail. */
  readonly accepted: boolean;
}

/** One stack, deployed. */
export interface ReportedStack {
  readonly stack: string;
  /** How many resources were deployed. */
  readonly resources: number;
  readonly problems: readonly ReportedProblem[];
  /** Stacks that it fails by: itself, or those that it refers to. Empty if it could be rehearsed. */
  readonly failedBy: readonly string[];
  readonly policyFindings: readonly ReportedPolicyFinding[];
  /** Nothing if the stack fails, or it is not known what was there. */
  readonly changes: readonly ReportedChange[] | null;
}

/** What a rehearsal says: the form of `--json` and of `rehearsal.json`. */
export interface RehearsalReport {
  readonly version: typeof REPORT_VERSION;
  /** What is compared with; nothing if the command is not asked to. */
  readonly against: string | null;
  /** Who gains and who loses which access; nothing if there is nothing to compare with. */
  readonly access: AccessChanges | null;
  /** Referenced stacks before those that refer to them. */
  readonly stacks: readonly ReportedStack[];
  /** Stacks in the order in which they can be destroyed; nothing if that was not asked for. */
  readonly destroyOrder: readonly string[] | null;
  readonly findings: readonly ReportedFinding[];
  /** What cannot be compared, besides the problems of stacks. */
  readonly problems: readonly string[];
}
