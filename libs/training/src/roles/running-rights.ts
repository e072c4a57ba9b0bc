import type { Input } from "@pulumi/pulumi";
import { arnIn, servicePrincipals } from "@mlops/aws";
import { type KeysRef, canAttachEncryptedVolumes } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { JobKind } from "../job/job.ts";

/** Kinds of jobs that a pipeline can run; transform jobs run under the role of their model. */
type RunKind = JobKind | "transform";

/** What runs jobs of each kind, and which jobs these are. */
const running: Readonly<Record<RunKind, { readonly actions: readonly string[]; readonly jobs: string }>> = {
  processing: {
    actions: ["CreateProcessingJob", "DescribeProcessingJob", "StopProcessingJob"],
    // Pipelines name their jobs: pipelines-<execution>-<step>-<random>.
    jobs: "processing-job/pipelines-*",
  },
  training: {
    actions: ["CreateTrainingJob", "DescribeTrainingJob", "StopTrainingJob"],
    jobs: "training-job/pipelines-*",
  },
  transform: {
    actions: ["CreateTransformJob", "DescribeTransformJob", "StopTransformJob"],
    jobs: "transform-job/pipelines-*",
  },
  tuning: {
    actions: [
      "CreateHyperParameterTuningJob",
      "DescribeHyperParameterTuningJob",
      "ListTrainingJobsForHyperParameterTuningJob",
      "StopHyperParameterTuningJob",
    ],
    // Their names are too short for that form.
    jobs: "hyper-parameter-tuning-job/*",
  },
};

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
    ...[...new Set(kinds)].map((kind): PolicyStatement => {
      const { actions, jobs } = running[kind];
      return {
        Sid: `Run${kind.charAt(0).toUpperCase()}${kind.slice(1)}Jobs`,
        Effect: "Allow",
        Action: ["sagemaker:AddTags", ...actions.map((action) => `sagemaker:${action}`)],
        Resource: [arnIn(environment, "sagemaker", jobs)],
      };
    }),
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
