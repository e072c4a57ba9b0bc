import { isProviderType } from "@mlops/engine";
import { shortType } from "@mlops/preview";
import { valueText } from "../change/difference.ts";
import { pathText } from "../change/property-path.ts";
import type { StackChange } from "../change/rehearse-change.ts";
import { type Renaming, effectOf, renamings } from "../change/renamings.ts";
import { isDeletedFirst } from "../change/replacement/replacement-order.ts";
import type { ChangedResource, ResourceChange } from "../change/resource-change.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { type FindingKind, type RehearsalFinding, labelOf } from "../finding.ts";
import type { RehearsedStack } from "../rehearsal.ts";
import {
  REPORT_VERSION,
  type RehearsalReport,
  type ReportedChange,
  type ReportedFinding,
  type ReportedPolicyFinding,
  type ReportedStack,
} from "./model.ts";

/** What a report is made of. */
export interface ReportParts {
  readonly against: string | undefined;
  readonly stacks: readonly RehearsedStack[];
  readonly changes: readonly StackChange[];
  readonly access: AccessChanges | undefined;
  readonly findings: readonly RehearsalFinding[];
  readonly destroyOrder: readonly string[] | undefined;
  readonly problems: readonly string[];
  /** Kinds of findings that do not make the command fail. */
  readonly accepted: readonly FindingKind[];
  /** Whether the preview sees a policy finding too. */
  readonly isPreviewed: (
    stack: string,
    finding: { readonly policy: string; readonly urn: string },
  ) => boolean;
}

/** What a rehearsal says. */
export function buildReport(parts: ReportParts): RehearsalReport {
  const renamed = renamings(parts.changes);
  return {
    version: REPORT_VERSION,
    against: parts.against ?? null,
    access: parts.access ?? null,
    stacks: parts.stacks.map((stack) => reportedStack(stack, parts, renamed)),
    destroyOrder: parts.destroyOrder ?? null,
    findings: parts.findings.map((finding) => reportedFinding(finding, parts.accepted)),
    problems: parts.problems,
  };
}

function reportedStack(
  { stack, report, resources }: RehearsedStack,
  { changes, isPreviewed }: ReportParts,
  renamed: readonly Renaming[],
): ReportedStack {
  const change = changes.find((each) => each.stack === stack);
  return {
    stack,
    resources: resources.filter(({ resource: { custom, type } }) => custom && !isProviderType(type)).length,
    problems: report.problems,
    policyFindings: report.findings.map(
      ({ policy, level, type, name, message, urn }): ReportedPolicyFinding => ({
        policy,
        level,
        type,
        name,
        message,
        onlyRehearsed: !isPreviewed(stack, { policy, urn }),
      }),
    ),
    changes: change ? change.changes.flatMap((each) => reportedChange(each, renamed)) : null,
  };
}

function reportedChange(change: ResourceChange, renamed: readonly Renaming[]): ReportedChange[] {
  if (change.kind === "keep") return [];
  const { resource } = change.kind === "delete" ? change.before : change.after;
  const { type, name, urn } = resource;
  const empty = { because: [], deletedFirst: null, properties: [], follows: [], formerUrn: null };
  if (change.kind === "create" || change.kind === "delete") {
    return [{ kind: change.kind, type, name, urn, ...empty }];
  }
  const former = change.before.resource.urn;
  return [
    {
      kind: change.kind,
      type,
      name,
      urn,
      formerUrn: former === urn ? null : former,
      because: change.because,
      deletedFirst: change.kind === "replace" ? isDeletedFirst(change) : null,
      properties: change.differences.map(({ path, before, after }) => ({
        path: pathText(path),
        before: before === undefined ? null : valueText(before),
        after: after === undefined ? null : valueText(after),
      })),
      follows: causesOf(change, renamed),
    },
  ];
}

/** Replaced resources that a change follows from: of a replacement, only those that make it one. */
function causesOf(change: ChangedResource, renamed: readonly Renaming[]): string[] {
  return renamed
    .filter((renaming) => effectOf(renaming, change) === change.kind)
    .map((renaming) => labelOf(renaming.change.after).replace(`${change.after.stack}: `, ""));
}

function reportedFinding(
  { kind, severity, stack, resource, message }: RehearsalFinding,
  accepted: readonly FindingKind[],
): ReportedFinding {
  return {
    kind,
    severity,
    stack,
    type: resource?.resource.type ?? "",
    name: resource?.resource.name ?? "",
    message,
    accepted: accepted.includes(kind),
  };
}

/** What a report calls a resource: `Role "training"`. */
export function resourceLabel({ type, name }: { readonly type: string; readonly name: string }): string {
  return name === "" ? "the stack" : `${shortType(type)} "${name}"`;
}
