import type { Input } from "@pulumi/pulumi";
import { arnIn, servicePrincipals } from "@mlops/aws";
import type { KeysRef, NetworkRef } from "@mlops/contracts";
import type { Conditions, PolicyStatement } from "@mlops/core";

/** What jobs started by hand are held to. */
export interface JobLimits {
  readonly network: NetworkRef;
  readonly keys: KeysRef;
  /**
   * Instance types that jobs may run on, `*` and `?` as in IAM; all if left out. If not all, AutoML jobs are out:
   * they choose instance types by themselves, and IAM does not see which.
   */
  readonly instanceTypes?: readonly string[];
  /** Instance types whose jobs name no volume key, because SageMaker refuses one for disks inside the machine. */
  readonly withoutVolumeKey?: readonly string[];
}

const launchActions = [
  "sagemaker:CreateHyperParameterTuningJob",
  "sagemaker:CreateProcessingJob",
  "sagemaker:CreateTrainingJob",
];
const autoMlActions = ["sagemaker:CreateAutoMLJob", "sagemaker:CreateAutoMLJobV2"];

/**
 * Launch jobs, each in the network's workload security group (and so in its VPC) and with the data key for its
 * volumes and outputs, named by its ARN; stop jobs. Batch transforms take no VPC of their own: their model has one.
 */
export function canLaunchJobs(limits: JobLimits): PolicyStatement[] {
  const { network, keys, instanceTypes, withoutVolumeKey } = limits;
  const { environment } = network;
  const arn = (kind: string) => arnIn(environment, "sagemaker", `${kind}/*`);
  const jobs = ["hyper-parameter-tuning-job", "processing-job", "training-job"].map(arn);
  const allJobs = [arn("automl-job"), ...jobs, arn("transform-job")];
  const volumeKey = { "sagemaker:VolumeKmsKey": keys.dataKeyArn };
  const outputKey = { "sagemaker:OutputKmsKey": keys.dataKeyArn };
  const inVpc = conditionOnVpc(network);
  return [
    {
      Sid: "LaunchJobs",
      Effect: "Allow",
      Action: launchActions,
      Resource: jobs,
      Condition: {
        ...inVpc,
        ArnEquals: { ...volumeKey, ...outputKey },
        ...onInstanceTypes(instanceTypes),
      },
    },
    ...(withoutVolumeKey
      ? [
          {
            Sid: "LaunchJobsOnOwnDisks",
            Effect: "Allow" as const,
            Action: launchActions,
            Resource: jobs,
            Condition: {
              ...inVpc,
              Null: { ...inVpc.Null, "sagemaker:VolumeKmsKey": "true" },
              ArnEquals: outputKey,
              ...onInstanceTypes(withoutVolumeKey),
            },
          },
        ]
      : []),
    ...(instanceTypes
      ? []
      : [
          {
            Sid: "LaunchAutoMl",
            Effect: "Allow" as const,
            Action: autoMlActions,
            Resource: [arn("automl-job")],
            Condition: { ...inVpc, ArnEquals: { ...volumeKey, ...outputKey } },
          },
        ]),
    {
      Sid: "LaunchTransforms",
      Effect: "Allow",
      Action: ["sagemaker:CreateTransformJob"],
      Resource: [arn("transform-job")],
      Condition: { ArnEquals: { ...volumeKey, ...outputKey }, ...onInstanceTypes(instanceTypes) },
    },
    {
      Sid: "StopJobs",
      Effect: "Allow",
      Action: [
        "sagemaker:StopAutoMLJob",
        "sagemaker:StopHyperParameterTuningJob",
        "sagemaker:StopProcessingJob",
        "sagemaker:StopTrainingJob",
        "sagemaker:StopTransformJob",
      ],
      Resource: allJobs,
    },
    {
      Sid: "TagNewJobs",
      Effect: "Allow",
      Action: ["sagemaker:AddTags"],
      Resource: allJobs,
      Condition: {
        StringEquals: {
          "sagemaker:TaggingAction": [...launchActions, ...autoMlActions, "sagemaker:CreateTransformJob"].map(
            (action) => action.replace("sagemaker:", ""),
          ),
        },
      },
    },
  ];
}

/** Hand roles to what SageMaker runs: these, and to no other service. */
export const canPassToSageMaker = (roleArns: Input<string>[]): PolicyStatement => ({
  Sid: "PassRolesToSageMaker",
  Effect: "Allow",
  Action: ["iam:PassRole"],
  Resource: roleArns,
  Condition: { StringEquals: { "iam:PassedToService": servicePrincipals.sageMaker } },
});

/**
 * In the network's VPC: a security group belongs to one VPC, and subnets of another are refused with it. Both keys
 * must be there, because `ForAllValues` also holds for a request that names nothing.
 */
export const conditionOnVpc = ({ workloadSecurityGroupId }: NetworkRef) =>
  ({
    Null: { "sagemaker:VpcSecurityGroupIds": "false", "sagemaker:VpcSubnets": "false" },
    "ForAllValues:StringEquals": { "sagemaker:VpcSecurityGroupIds": [workloadSecurityGroupId] },
  }) satisfies Conditions;

function onInstanceTypes(patterns: readonly string[] | undefined): Conditions {
  return patterns ? { "ForAllValues:StringLike": { "sagemaker:InstanceTypes": [...patterns] } } : {};
}
