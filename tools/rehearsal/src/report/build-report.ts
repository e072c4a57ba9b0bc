import { type SourcePosition, isProviderType, relativePath } from "@mlops/engine";
import { valueText } from "../change/difference.ts";
import { pathText } from "../change/property-path.ts";
import type { StackChange } from "../change/rehearse-change.ts";
import { type Renaming, effectOf, renamings } from "../change/renamings.ts";
import { isDeletedFirst } from "../change/replacement/replacement-order.ts";
import type { ChangedResource, ResourceChange } from "../change/resource-change.ts";
import type { AccessChanges } from "../access/access-changes.ts";
import { failedBy } from "../failed-stacks.ts";
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

/** Characters of a value that are kept, so that two long ones can be told apart. */
const VALUE_LENGTH = 1_000;

/** What a report is made of. */
export interface ReportParts {
  /** Folder of the project. */
  readonly root: string;
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
  const positions = positionsOf(parts.stacks);
  return {
    version: REPORT_VERSION,
    against: parts.against ?? null,
    access: parts.access ?? null,
    stacks: parts.stacks.map((stack) => reportedStack(stack, parts, renamed)),
    destroyOrder: parts.destroyOrder ?? null,
    findings: parts.findings.map((finding) => reportedFinding(finding, parts, positions)),
    problems: parts.problems,
  };
}

function reportedStack(
  rehearsed: RehearsedStack,
  { stacks, changes, isPreviewed }: ReportParts,
  renamed: readonly Renaming[],
): ReportedStack {
  const { stack, report, resources } = rehearsed;
  const change = changes.find((each) => each.stack === stack);
  return {
    stack,
    resources: resources.filter(({ resource: { custom, type } }) => custom && !isProviderType(type)).length,
    problems: report.problems,
    failedBy: failedBy(rehearsed, stacks),
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
        before: before === undefined ? null : valueText(before, VALUE_LENGTH),
        after: after === undefined ? null : valueText(after, VALUE_LENGTH),
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

/** Where the resources of the rehearsed stacks are constructed, by URN. */
function positionsOf(stacks: readonly RehearsedStack[]): ReadonlyMap<string, SourcePosition | undefined> {
  return new Map(
    stacks.flatMap(({ resources }) =>
      resources.map(({ resource }) => [resource.urn, resource.sourcePosition] as const),
    ),
  );
}

function reportedFinding(
  { kind, severity, stack, resource, message, position }: RehearsalFinding,
  { accepted, root }: ReportParts,
  positions: ReadonlyMap<string, SourcePosition | undefined>,
): ReportedFinding {
  // Not the resource's own: one that was there before may come from a folder that is gone.
  const at = position ?? (resource && positions.get(resource.resource.urn));
  return {
    kind,
    severity,
    stack,
    type: resource?.resource.type ?? "",
    name: resource?.resource.name ?? "",
    message,
    file: at ? relativePath(at.file, root) : null,
    line: at?.line ?? null,
    accepted: accepted.includes(kind),
  };
}
