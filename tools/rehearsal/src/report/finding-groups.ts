import { placeText } from "@mlops/preview";
import type { ReportedFinding } from "./model.ts";
import { named, resourceLabel } from "./wording.ts";

/** Findings that say the same. */
export interface FindingGroup {
  readonly first: ReportedFinding;
  readonly members: readonly ReportedFinding[];
  /** `app.dev: Role "a", Role "b" and 3 more`, or stacks. */
  readonly subject: string;
  /** `file:line`; empty if it is not known, or not the same of all. */
  readonly place: string;
}

/**
 * Findings in groups that differ by resource alone, or of programs that fail by stack: what keeps stacks from being
 * rehearsed first, then errors, otherwise in their order.
 */
export function groupedFindings(findings: readonly ReportedFinding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ kind, stack, message, file, line }) =>
    JSON.stringify(kind === "program-failed" ? [kind, message, file, line] : [kind, stack, message]),
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ first, members, subject: subjectOf(members), place: commonPlace(members) }] : [];
    })
    .toSorted((one, other) => rankOf(one.first) - rankOf(other.first));
}

function rankOf({ kind, severity, accepted }: ReportedFinding): number {
  if (kind === "program-failed") return 0;
  return severity === "error" && !accepted ? 1 : 2;
}

function subjectOf(members: readonly ReportedFinding[]): string {
  const stacks = [...new Set(members.map(({ stack }) => stack))].join(", ");
  const resources = members.filter(({ name }) => name !== "").map(resourceLabel);
  return resources.length === 0 ? stacks : `${stacks}: ${named(resources)}`;
}

function commonPlace(members: readonly ReportedFinding[]): string {
  const places = new Set(members.map(({ file, line }) => placeText(file, line)));
  const [place = ""] = places;
  return places.size === 1 ? place : "";
}
