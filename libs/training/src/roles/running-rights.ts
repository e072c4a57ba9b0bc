import type { Input } from "@pulumi/pulumi";
import { servicePrincipals } from "@mlops/aws";
import { type KeysRef, canAttachEncryptedVolumes } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, canRunPipelineJobs } from "@mlops/core";
import type { JobKind } from "../job/job.ts";

/** Kinds of jobs that a pipeline can run; transform jobs run under the role of their model. */
type RunKind = JobKind | "transform";

/** What {@link canRunJobs} is about. */
export interface RunningRightsArgs {
  readonly environment: AwsEnvironment;
  /** Encrypts the volumes of the jobs: whoever starts them lets SageMaker use it. */
  readonly keys: KeysRef;
  /** The role that the jobs run under. */
  readonly roleArn: Input<string>;
  readonly kinds: readonly RunKind[];
}

/** For the role of a pipeline: start, watch and stop jobs of these kinds, and let them run under their role only. */
export function canRunJobs({ environment, keys, roleArn, kinds }: RunningRightsArgs): PolicyStatement[] {
  return [
    ...[...new Set(kinds)].map((kind) => canRunPipelineJobs(environment, kind)),
    canPassRole(roleArn),
    canAttachEncryptedVolumes(keys),
    { Sid: "DescribeKey", Effect: "Allow", Action: ["kms:DescribeKey"], Resource: [keys.dataKeyArn] },
  ];
}

/** Hand one role to SageMaker, and to no other service. */
function canPassRole(roleArn: Input<string>): PolicyStatement {
  return {
    Sid: "PassJobRole",
    Effect: "Allow",
    Action: ["iam:PassRole"],
    Resource: [roleArn],
    Condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
  };
}
