import { type ComponentResourceOptions, type Input, all, output } from "@pulumi/pulumi";
import {
  arnIn,
  logWriteActions,
  sageMakerJobMetricNamespaces,
  servicePrincipals,
  sharedLogGroups,
} from "@mlops/aws";
import { type GuardrailsRef, type KeysRef, canAttachEncryptedVolumes } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  ServiceRole,
  canPublishMetrics,
  canPullImages,
  canUseVpc,
  crossAccountProblems,
  problem,
  refusal,
} from "@mlops/core";
import type { ScalarArgument } from "@mlops/pipeline-definition";
import type { JobAccess } from "../job/job.ts";
import { canReadPrefixes, canWritePrefixes } from "./data-rights.ts";
import { isOfEarlierStep, knownLocation } from "./known-location.ts";

/** A job, as far as its role is about it. */
export interface AccessingJob {
  readonly name: string;
  readonly access: JobAccess;
}

/** Arguments of {@link jobRole}. */
export interface JobRoleArgs {
  readonly environment: AwsEnvironment;
  /** Caps the role. */
  readonly guardrails: GuardrailsRef;
  /** Its data key encrypts what the jobs read and write. */
  readonly keys: KeysRef;
  /** The jobs that run under the role. At least one. */
  readonly jobs: readonly AccessingJob[];
  /**
   * S3 URIs of prefixes that executions may choose as inputs: required where a job's input is a parameter of the
   * pipeline. @default - none
   */
  readonly reads?: readonly Input<string>[];
  /** What else it may do, such as recording experiments in MLflow. @default - nothing */
  readonly statements?: readonly PolicyStatement[];
}

/**
 * The role that jobs run under: it pulls exactly their images, reads exactly their inputs and what they have written,
 * writes exactly their outputs, and uses the data key, the VPC, their log groups and their metrics.
 * @throws RunError with every job whose data nothing tells
 *
 * @example
 * const role = jobRole("churn-jobs", { ...platform, jobs: [prepare, train] }, { parent: this });
 * const step = trainingStep("Train", { arguments: train.request(role.arn) });
 */
export function jobRole(name: string, args: JobRoleArgs, opts?: ComponentResourceOptions): ServiceRole {
  const { environment, guardrails, keys, jobs, reads = [], statements = [] } = args;
  const problems = [
    ...crossAccountProblems(environment, { guardrails, keys }),
    ...(jobs.length === 0 ? [problem("jobs", [], "at least one job")] : []),
    ...jobs.flatMap((job) => dataProblems(job, reads.length > 0)),
  ];
  if (problems.length > 0) throw refusal(`role ${name} cannot be built`, problems);
  const written = jobs.flatMap(({ access }) => access.writes).flatMap((uri) => knownLocation(uri) ?? []);
  const read = jobs.flatMap(({ access }) => access.reads).flatMap((uri) => knownLocation(uri) ?? []);
  return new ServiceRole(
    name,
    {
      description: `Runs ${jobs.map((job) => job.name).join(", ")}`.slice(0, 1_000),
      services: [servicePrincipals.sageMaker],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        ...canPullImages(
          environment,
          jobs.flatMap(({ access }) => access.images.flatMap(knownImage)),
        ),
        ...canReadPrefixes(environment, [...read, ...written, ...reads]),
        ...canWritePrefixes(environment, written),
        canUseKeys(keys, jobs),
        ...(jobs.some(({ access }) => access.encryptsVolumes) ? [canAttachEncryptedVolumes(keys)] : []),
        canLog(environment, jobs),
        canPublishMetrics(Object.values(sageMakerJobMetricNamespaces)),
        canUseVpc,
        ...statements,
      ],
    },
    opts,
  );
}

/** What the role cannot be made of: images and outputs that an execution chooses, and inputs if nothing bounds them. */
function dataProblems({ name, access }: AccessingJob, hasReads: boolean): string[] {
  const isOpen = (uri: ScalarArgument<string>) => knownLocation(uri) === undefined;
  const reads = access.reads.filter((uri) => isOpen(uri) && !isOfEarlierStep(uri));
  return [
    ...access.images
      .filter(isOpen)
      .map((image) => problem(`jobs.${name}.image`, image, "an image that is known before a pipeline runs")),
    ...access.writes
      .filter(isOpen)
      .map((uri) =>
        problem(`jobs.${name}.output`, uri, "an S3 URI whose beginning is known before a pipeline runs"),
      ),
    ...(hasReads ? [] : reads).map((uri) =>
      problem(
        `jobs.${name}.input`,
        uri,
        "an S3 URI that is known",
        "set reads to what executions may choose",
      ),
    ),
  ];
}

function knownImage(image: ScalarArgument<string>): Input<string>[] {
  const known = knownLocation(image);
  return known === undefined ? [] : [output(known)];
}

/** Read and write what the data key encrypts, and the keys of the jobs' outputs. */
function canUseKeys({ dataKeyArn }: KeysRef, jobs: readonly AccessingJob[]): PolicyStatement {
  const others = jobs.flatMap(({ access: { keyArns = [] } }) => keyArns);
  return {
    Sid: "UseDataKey",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
    // Another name for the data key is often among them.
    Resource:
      others.length === 0 ? [dataKeyArn] : all([dataKeyArn, ...others]).apply((arns) => [...new Set(arns)]),
  };
}

/** All jobs of a kind in an account share one group, which the first of them makes. */
function canLog(environment: AwsEnvironment, jobs: readonly AccessingJob[]): PolicyStatement {
  const groups = new Set(jobs.flatMap(({ access }) => access.logs).map((logs) => sharedLogGroups[logs]));
  return {
    Sid: "WriteLogs",
    Effect: "Allow",
    Action: ["logs:CreateLogGroup", ...logWriteActions],
    Resource: [...groups].flatMap((group) => [
      arnIn(environment, "logs", `log-group:${group}`),
      arnIn(environment, "logs", `log-group:${group}:*`),
    ]),
  };
}
