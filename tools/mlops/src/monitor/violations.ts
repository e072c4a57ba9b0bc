import { z } from "zod";
import type { Connection } from "../aws/connection.ts";
import { jsonAt } from "../aws/s3-object.ts";
import { WrongUse } from "../command/failures.ts";

/** Something that is not as the baseline, or its constraints, want it. */
export interface Violation {
  /** Feature, metric, facet or label, as far as the monitor names them: `negation_count`, `DPPL of negation_count 1`. */
  readonly of: string;
  /** Feature or metric alone. */
  readonly subject: string;
  /** Such as `baseline_drift_check`. */
  readonly check: string;
  readonly description: string;
}

const document = z.object({
  violations: z.array(
    z.object({
      feature_name: z.string().optional(),
      metric_name: z.string().optional(),
      facet: z.string().optional(),
      facet_value: z.union([z.string(), z.number()]).optional(),
      label: z.string().optional(),
      constraint_check_type: z.string(),
      description: z.string(),
    }),
  ),
});

/**
 * Read `constraint_violations.json`, by feature or metric, then by check.
 * @returns nothing if there is no such object
 * @throws WrongUse if it is something else
 */
export async function violationsAt(connection: Connection, uri: string): Promise<Violation[] | undefined> {
  const content = await jsonAt(connection, uri);
  if (content === undefined) return undefined;
  const read = document.safeParse(content);
  if (!read.success) throw new WrongUse(`${uri}: got something else; expected violations of a monitor`);
  const found = read.data.violations.map((one): Violation => {
    const facet = [one.facet, one.facet_value].filter((part) => part !== undefined).join(" ");
    const subject = one.feature_name ?? one.metric_name ?? "";
    const of = [subject, facet, one.label ?? ""].filter((part) => part !== "").join(" of ");
    return { of, subject, check: one.constraint_check_type, description: one.description };
  });
  const key = ({ of, check }: Violation) => `${of}\n${check}`;
  return found.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
