import { arnIn, logWriteActions, sageMakerLogGroups, vpcAttachmentActions } from "@mlops/aws";
import {
  type KeysRef,
  type MlEnvironmentRef,
  canAttachEncryptedVolumes,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";
import { canPullImages } from "./pulling-images.ts";

/** Prefix of the artifact bucket that people and their jobs write below. */
export const studioPrefix = "studio/";

export interface JobRoleScope {
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
  /** Accounts besides the own one that jobs may pull images from. */
  readonly imageAccounts?: readonly string[];
}

/**
 * What jobs started by hand may do: read the data and the artifacts, write artifacts below `studio/`, pull images,
 * and what every job of SageMaker needs in a VPC.
 */
export function jobRoleStatements(scope: JobRoleScope): PolicyStatement[] {
  const { keys, mlEnvironment, imageAccounts = [] } = scope;
  const { environment } = mlEnvironment;
  const jobs = ["processing-job", "training-job", "experiment-trial-component"];
  return [
    canReadBucket(mlEnvironment, "data"),
    canReadBucket(mlEnvironment, "artifacts"),
    canWriteBucket(mlEnvironment, "artifacts", studioPrefix),
    canUseDataKey(keys),
    canAttachEncryptedVolumes(keys),
    ...canPullImages(
      [environment.account, ...imageAccounts].map((account) =>
        arnIn({ ...environment, account }, "ecr", "repository/*"),
      ),
    ),
    {
      Sid: "ReportMetrics",
      Effect: "Allow",
      Action: ["sagemaker:BatchPutMetrics"],
      Resource: jobs.map((kind) => arnIn(environment, "sagemaker", `${kind}/*`)),
    },
    {
      Sid: "PublishMetrics",
      Effect: "Allow",
      Action: ["cloudwatch:PutMetricData"],
      Resource: "*",
      Condition: { StringLike: { "cloudwatch:namespace": "/aws/sagemaker/*" } },
    },
    {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogGroup", ...logWriteActions],
      Resource: [arnIn(environment, "logs", `log-group:${sageMakerLogGroups.any}`)],
    },
    // SageMaker checks these rights before it starts a job in a VPC, and refuses the job if they are narrowed.
    {
      Sid: "AttachToVpc",
      Effect: "Allow",
      Action: [...vpcAttachmentActions],
      Resource: "*",
    },
  ];
}
