import { type Input, type Output, output } from "@pulumi/pulumi";
import type { z } from "zod";
import type { sharedLogGroups } from "@mlops/aws";
import { requestProblems } from "@mlops/api-constraints";
import { type KeysRef, type MlEnvironmentRef, type NetworkRef, withoutPlatform } from "@mlops/contracts";
import { type AwsEnvironment, crossAccountProblems, problem, refusal, settingsProblems } from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import { isLater } from "../settings/argument-value.ts";
import { type Container, runsScript } from "../settings/container.ts";
import type { SourceCodeRef } from "../source-code/source-code.ts";

/** Stands for the role while a request is checked that has none yet. */
export const laterRoleArn: Output<string> = output("");

/** What every job refers to. */
export interface JobReferences {
  readonly environment: AwsEnvironment;
  /** Encrypts disks and outputs. */
  readonly keys: KeysRef;
  /** VPC that the containers run in. */
  readonly network: NetworkRef;
  /** Its bucket of artifacts keeps models. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** The source code of the script; required for containers that run one. */
  readonly source?: SourceCodeRef;
}

/** Log groups that all jobs of an account share. */
export type JobLogs = Extract<keyof typeof sharedLogGroups, "processing-jobs" | "training-jobs">;

/** What a job does with what is not its own: its role needs exactly these rights. */
export interface JobAccess {
  /** Images that are pulled. */
  readonly images: readonly ScalarArgument<string>[];
  /** S3 URIs of objects and prefixes that are read. */
  readonly reads: readonly ScalarArgument<string>[];
  /** S3 URIs of prefixes that are written. */
  readonly writes: readonly ScalarArgument<string>[];
  /** Log groups that it writes to, by what they are of. */
  readonly logs: readonly JobLogs[];
  /** ARNs of keys that outputs are encrypted with. @default - the data key alone */
  readonly keyArns?: readonly Input<string>[];
  /** Whether volumes are encrypted with the data key. */
  readonly encryptsVolumes: boolean;
}

/** Kinds of jobs that run under a role of their own. */
export type JobKind = "processing" | "training" | "tuning";

/** A job as data: the request of the API for a step of a pipeline and for a single run. */
export interface Job<Kind extends JobKind, Request> {
  readonly name: string;
  readonly kind: Kind;
  readonly access: JobAccess;
  /**
   * The request, without a name: the service or {@link singleRun} gives it.
   * @param roleArn the role that it runs under, such as that of a JobRole
   */
  readonly request: (roleArn: ScalarArgument<string>) => Request;
}

/**
 * The settings of a job, checked with its references.
 * @throws RunError with every problem
 */
export function checkedJob<Schema extends z.ZodType>(
  what: string,
  schema: Schema,
  args: z.input<Schema> & JobReferences & object,
): z.output<Schema> {
  const { environment, keys, network, mlEnvironment, source: _source, ...rest } = args;
  const settings = withoutPlatform(rest);
  const references = crossAccountProblems(environment, { keys, network, mlEnvironment });
  const problems = [...references, ...settingsProblems(schema, settings)];
  if (problems.length > 0) throw refusal(`${what} cannot be used`, problems);
  return schema.parse(settings);
}

/** What is wrong between a container's script and the source code. */
export function sourceProblems(
  container: Container,
  source: SourceCodeRef | undefined,
  networkIsolation: boolean,
): string[] {
  if (!runsScript(container)) {
    const todo = "remove it, because this kind of container runs no script";
    return source === undefined ? [] : [problem("source", "source code", "nothing", todo)];
  }
  if (source === undefined) return [problem("source", undefined, "the source code of the script")];
  const listed = source.files.slice(0, 10).join(", ");
  const isMissing = !source.files.includes(container.script);
  const needsNetwork = networkIsolation && source.files.includes("requirements.txt");
  const toInstall = "put the packages into the image, or set networkIsolation to false";
  return [
    ...(isMissing
      ? [problem("container.script", container.script, `a file of the source code: ${listed}`)]
      : []),
    ...(needsNetwork
      ? [problem("networkIsolation", true, "false, because requirements.txt is installed first", toInstall)]
      : []),
  ];
}

/**
 * Refuse a request with everything that the API would refuse. What is known only later is not judged.
 * @param what what it is for, such as `training job churn`
 * @param named member that holds the job's name, which is given later
 * @throws RunError with every problem
 */
export function checkRequest(
  what: string,
  operation: string,
  request: object,
  named: string,
  problems: readonly string[] = [],
): void {
  const found = requestProblems(operation, request, { filledIn: [named], isUnknown: isLater });
  const all = [...problems, ...found.map(({ path, got, allowed }) => `${path}: got ${got}; ${allowed}`)];
  if (all.length > 0) throw refusal(`${what} cannot be used`, all);
}
