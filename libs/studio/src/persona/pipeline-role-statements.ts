import type { Input } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import {
  type KeysRef,
  type MlEnvironmentRef,
  type NetworkRef,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import type { AllowedInstanceTypes } from "./allowed-instance-types.ts";
import { canRunJobs } from "./job-access.ts";
import { studioPrefix } from "./job-role-statements.ts";
import { canPassToSageMaker } from "./pass-role.ts";
import { canRegisterModels } from "./pipelines-and-models.ts";

/** What the permissions of the pipeline role refer to. */
export interface PipelineRoleScope {
  /** Network that jobs and models must run in. */
  readonly network: NetworkRef;
  /** Keys that encrypt the volumes and outputs of jobs. */
  readonly keys: KeysRef;
  /** Buckets that pipelines read, and write below `studio/`. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Role of the jobs that pipelines start. */
  readonly jobRoleArn: Input<string>;
  /** Instance types that people may use. @default - all */
  readonly allowedInstanceTypes?: AllowedInstanceTypes;
}

/** SageMaker names what a pipeline creates `pipelines-<execution>-<step>-<hash>`. */
const pipelinePrefix = "pipelines-";

/**
 * What pipelines that people build may do: start jobs under the job role with the limits of jobs that people start by
 * hand, follow them, and create and register models like an ML engineer, who approves none.
 */
export function pipelineRoleStatements({
  network,
  keys,
  mlEnvironment,
  jobRoleArn,
  allowedInstanceTypes: allowed,
}: PipelineRoleScope): PolicyStatement[] {
  return [
    ...canRunJobs({
      network,
      keys,
      instanceTypes: allowed?.jobs,
      withoutVolumeKey: allowed?.jobsWithoutVolumeKey,
    }),
    followSteps(network.environment),
    canPassToSageMaker([jobRoleArn]),
    ...canRegisterModels(network, pipelinePrefix),
    canReadBucket(mlEnvironment, "data"),
    canReadBucket(mlEnvironment, "artifacts"),
    canWriteBucket(mlEnvironment, "artifacts", studioPrefix),
    canUseDataKey(keys),
  ];
}

function followSteps(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "FollowSteps",
    Effect: "Allow",
    Action: [
      "sagemaker:DescribeAutoMLJob",
      "sagemaker:DescribeAutoMLJobV2",
      "sagemaker:DescribeHyperParameterTuningJob",
      "sagemaker:DescribeModel",
      "sagemaker:DescribeModelPackage",
      "sagemaker:DescribeProcessingJob",
      "sagemaker:DescribeTrainingJob",
      "sagemaker:DescribeTransformJob",
    ],
    Resource: [arnIn(environment, "sagemaker", "*")],
  };
}
