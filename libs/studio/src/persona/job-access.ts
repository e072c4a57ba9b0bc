import { arnIn } from "@mlops/aws";
import type { KeysRef, NetworkRef } from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { onInstanceTypes } from "./instance-type-condition.ts";
import { inVpcOf } from "./vpc-condition.ts";

/** Limits of the jobs that people start by hand. */
export interface JobLimits {
  /** Network whose VPC the jobs run in. */
  readonly network: NetworkRef;
  /** Keys that encrypt their volumes and outputs. */
  readonly keys: KeysRef;
  /**
   * Instance types that jobs may run on, `*` and `?` as in IAM. With a list, AutoML jobs are refused: they choose
   * instance types by themselves, and IAM does not see which. @default - all
   */
  readonly instanceTypes?: readonly string[];
  /**
   * Instance types of jobs that name no volume key, because SageMaker refuses one for local NVMe disks.
   * @default - none: every job names the key
   */
  readonly withoutVolumeKey?: readonly string[];
}

const startActions = [
  "sagemaker:CreateHyperParameterTuningJob",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateTrainingJob",
];
const startAutoMlActions = ["sagemaker:CreateAutoMLJob", "sagemaker:CreateAutoMLJobV2"];
const startTransformAction = "sagemaker:CreateTransformJob";

/**
 * Start jobs and stop them. Each job must name the network's workload security group (and so its VPC), and the ARN of
 * the data key for its volumes and outputs. Batch transforms have no VPC configuration of their own: their model has.
 */
export function canRunJobs(limits: JobLimits): PolicyStatement[] {
  const { environment } = limits.network;
  const { instanceTypes, withoutVolumeKey } = limits;
  return [
    startJobs(limits),
    ...(withoutVolumeKey ? [startJobsWithoutVolumeKey(limits, withoutVolumeKey)] : []),
    ...(instanceTypes ? [] : [startAutoMlJobs(limits)]),
    startTransformJobs(limits),
    stopJobs(environment),
    tagNewJobs(environment),
  ];
}

function startJobs({ network, keys, instanceTypes }: JobLimits): PolicyStatement {
  return {
    Sid: "LaunchJobs",
    Effect: "Allow",
    Action: startActions,
    Resource: startedJobs(network.environment),
    Condition: { ...inVpcOf(network), ArnEquals: bothKeys(keys), ...onInstanceTypes(instanceTypes) },
  };
}

function startJobsWithoutVolumeKey(
  { network, keys }: JobLimits,
  instanceTypes: readonly string[],
): PolicyStatement {
  const inVpc = inVpcOf(network);
  return {
    Sid: "LaunchJobsOnOwnDisks",
    Effect: "Allow",
    Action: startActions,
    Resource: startedJobs(network.environment),
    Condition: {
      ...inVpc,
      Null: { ...inVpc.Null, "sagemaker:VolumeKmsKey": "true" },
      ArnEquals: outputKey(keys),
      ...onInstanceTypes(instanceTypes),
    },
  };
}

function startAutoMlJobs({ network, keys }: JobLimits): PolicyStatement {
  return {
    Sid: "LaunchAutoMl",
    Effect: "Allow",
    Action: startAutoMlActions,
    Resource: jobArns(network.environment, "automl-job"),
    Condition: { ...inVpcOf(network), ArnEquals: bothKeys(keys) },
  };
}

function startTransformJobs({ network, keys, instanceTypes }: JobLimits): PolicyStatement {
  return {
    Sid: "LaunchTransforms",
    Effect: "Allow",
    Action: [startTransformAction],
    Resource: jobArns(network.environment, "transform-job"),
    Condition: { ArnEquals: bothKeys(keys), ...onInstanceTypes(instanceTypes) },
  };
}

function stopJobs(environment: AwsEnvironment): PolicyStatement {
  return {
    Sid: "StopJobs",
    Effect: "Allow",
    Action: [
      "sagemaker:StopAutoMLJob",
      "sagemaker:StopHyperParameterTuningJob",
      "sagemaker:StopProcessingJob",
      "sagemaker:StopTrainingJob",
      "sagemaker:StopTransformJob",
    ],
    Resource: allJobs(environment),
  };
}

function tagNewJobs(environment: AwsEnvironment): PolicyStatement {
  const actions = [...startActions, ...startAutoMlActions, startTransformAction];
  return {
    Sid: "TagNewJobs",
    Effect: "Allow",
    Action: ["sagemaker:AddTags"],
    Resource: allJobs(environment),
    Condition: {
      StringEquals: {
        "sagemaker:TaggingAction": actions.map((action) => action.replace("sagemaker:", "")),
      },
    },
  };
}

const outputKey = ({ dataKeyArn }: KeysRef) => ({ "sagemaker:OutputKmsKey": dataKeyArn });

const bothKeys = (keys: KeysRef) => ({ "sagemaker:VolumeKmsKey": keys.dataKeyArn, ...outputKey(keys) });

const startedJobs = (environment: AwsEnvironment) =>
  jobArns(environment, "hyper-parameter-tuning-job", "processing-job", "training-job");

const allJobs = (environment: AwsEnvironment) => [
  ...jobArns(environment, "automl-job"),
  ...startedJobs(environment),
  ...jobArns(environment, "transform-job"),
];

const jobArns = (environment: AwsEnvironment, ...kinds: string[]) =>
  kinds.map((kind) => arnIn(environment, "sagemaker", `${kind}/*`));
