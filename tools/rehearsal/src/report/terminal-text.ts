import { type RehearsalFinding, labelOf } from "../finding.ts";
import type { Rehearsal } from "../rehearsal.ts";

/** A rehearsal as text: problems and findings, and at the end what was deployed. */
export function terminalText({ stacks }: Rehearsal, findings: readonly RehearsalFinding[]): string {
  const problems = stacks.flatMap(({ stack, report }) =>
    report.problems.map(({ message }) => `problem ${stack}: ${message}`),
  );
  const count = stacks.reduce((sum, { resources }) => sum + resources.length, 0);
  return [
    ...problems,
    ...findings.map(findingLine),
    `${stacks.length} stacks: ${count} resources deployed, ${findings.length} findings`,
  ].join("\n");
}

function findingLine({ severity, kind, stack, resource, message }: RehearsalFinding): string {
  return `${severity} ${kind} ${resource ? labelOf(resource) : stack}: ${message}`;
}
