import type { Diagnostic } from "./official-evaluation.ts";

/** What a violation does: it is shown, or it stops a deployment. */
export type Level = "advisory" | "mandatory";
/** How much a violation matters. */
export type Severity = "low" | "medium" | "high" | "critical";

/** A violation that a policy reports. */
export interface Violation {
  readonly policy: string;
  readonly pack: string;
  readonly level: Level;
  /** Absent if the policy does not say. */
  readonly severity: Severity | undefined;
  /** What the policy demands. */
  readonly description: string;
  /** What is wrong, in the policy's words. */
  readonly message: string;
  /** The resource it is about, or the stack. */
  readonly urn: string;
}

const severities: Readonly<Record<number, Severity>> = { 1: "low", 2: "medium", 3: "high", 4: "critical" };
/** The protocol's number for the level that stops nothing; all others stop a deployment. */
const ADVISORY = 0;

/**
 * The violation that the official evaluation reports.
 * @param urn of the resource it is about. @default - the one that the policy names
 */
export function violationOf(diagnostic: Diagnostic, urn?: string): Violation {
  const description = diagnostic.getDescription();
  const message = diagnostic.getMessage();
  return {
    policy: diagnostic.getPolicyname(),
    pack: diagnostic.getPolicypackname(),
    level: diagnostic.getEnforcementlevel() === ADVISORY ? "advisory" : "mandatory",
    severity: severities[diagnostic.getSeverity()],
    description,
    // The official evaluation puts the description before each message.
    message: message.startsWith(`${description}\n`) ? message.slice(description.length + 1) : message,
    urn: urn ?? diagnostic.getUrn(),
  };
}
