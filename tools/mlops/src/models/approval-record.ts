import { registryLimits } from "@mlops/aws";

/** A decision about a version. */
export interface Decision {
  /** ISO 8601, in UTC. */
  readonly at: string;
  /** `Approved` or `Rejected`. */
  readonly status: string;
  /** ARN of who has decided. */
  readonly by: string;
  readonly reason: string;
}

const separator = " | ";
const written = /^(?<at>\d{4}-\d\d-\d\dT[\d:]+Z) (?<status>\w+) by (?<by>\S+): (?<reason>.*)$/;

/**
 * What the registry keeps as the reason of a decision: the decision, and those before it as far as there is room. The
 * registry has one text of one line, which each decision replaces.
 * @param before what it has kept so far. @default - nothing
 */
export function approvalText({ at, status, by, reason }: Decision, before = ""): string {
  const said = reason
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .replaceAll(separator, " / ")
    .trim();
  const text = [`${at} ${status} by ${by}: ${said}`, before].filter((part) => part !== "").join(separator);
  const { maxApprovalLength } = registryLimits;
  return text.length <= maxApprovalLength ? text : `${text.slice(0, maxApprovalLength - 1)}…`;
}

/** The decisions that a reason tells of, the last one first. What others have written is a reason of nobody. */
export function decisionsIn(text: string | undefined): (Partial<Decision> & Pick<Decision, "reason">)[] {
  return (text ?? "")
    .split(separator)
    .filter((part) => part !== "")
    .map((part) => {
      const { at, status, by, reason } = written.exec(part)?.groups ?? {};
      return reason === undefined ? { reason: part } : { at, status, by, reason };
    })
    .map(({ reason, ...decision }) => ({ ...given(decision), reason }));
}

const given = ({ at, status, by }: { at?: string; status?: string; by?: string }): Partial<Decision> =>
  at !== undefined && status !== undefined && by !== undefined ? { at, status, by } : {};

/** Who somebody is, from an ARN: the name of the session or the user. */
export const shortName = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);
