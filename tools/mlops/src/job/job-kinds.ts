import { parseArn } from "@mlops/aws";
import type { StackPlace } from "../aws/stack-place.ts";
import { WrongUse } from "../command/failures.ts";
import { oneOf } from "../command/one-of.ts";
import type { JobKind } from "./job-kind.ts";
import { jobParts } from "./log-place.ts";
import { processingKind } from "./processing-kind.ts";
import { trainingKind } from "./training-kind.ts";
import { transformKind } from "./transform-kind.ts";
import { tuningKind } from "./tuning-kind.ts";

/** All kinds of jobs that commands know. */
const jobKinds: readonly JobKind[] = [trainingKind, processingKind, tuningKind, transformKind];

/** The kind of a job, by the type of the resource in its ARN. */
export const jobKindOf = (resource: string): JobKind | undefined =>
  jobKinds.find((kind) => kind.resource === resource);

/** A job that somebody names. */
export interface NamedJob {
  readonly kind: JobKind;
  readonly name: string;
}

/**
 * The job that a text names: its ARN, or the end of it: `training-job/churn-1`.
 * @throws WrongUse if it names none, or one of another account or region
 */
export function namedJob(text: string, { account, region, file }: StackPlace): NamedJob {
  const arn = parseArn(text);
  const isElsewhere = arn !== undefined && (arn.account !== account || arn.region !== region);
  if (isElsewhere) {
    throw new WrongUse(
      `job: got "${text}"; expected one of account ${account} in ${region}, as ${file} has it`,
    );
  }
  const { type, name } = jobParts(text);
  const kind = jobKindOf(type);
  if (kind !== undefined && name !== "") return { kind, name };
  const forms = jobKinds.map(({ resource }) => `${resource}/<name>`);
  throw new WrongUse(`job: got "${text}"; expected its ARN, ${oneOf(forms)}`);
}
