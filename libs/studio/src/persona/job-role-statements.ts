import { arnIn, logWriteActions, sageMakerLogGroups, vpcAttachmentActions } from "@mlops/aws";
import {
  type KeysRef,
  type MlEnvironmentRef,
  canAttachEncryptedVolumes,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import type { AwsEnvironment, PolicyStatement } from "@mlops/core";
import { canPullImages } from "./image-access.ts";

/** Prefix of the artifact bucket that people and their jobs write below. */
export const studioPrefix = "studio/";

/** What the permissions of the job role refer to. */
export interface JobRoleScope {
  /** Keys that encrypt the volumes, inputs and outputs of jobs. */
  readonly keys: KeysRef;
  /** Buckets that jobs read and write. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Further accounts that jobs may pull images from, 12 digits each. @default - the Studio's own account alone */
  readonly imageAccounts?: readonly string[];
}

/**
 * What jobs that people start by hand may do: read the data and the artifacts, write artifacts below `studio/`, pull
 * images, and what every SageMaker job needs in a VPC.
 */
export function jobRoleStatements({
  keys,
  mlEnvironment,
  imageAccounts = [],
}: JobRoleScope): PolicyStatement[] {
  const { environment } = mlEnvironment;
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
    ...canReportProgress(environment),
    // SageMaker checks these permissions before it starts a job in a VPC, and refuses the job if they are narrowed.
    { Sid: "AttachToVpc", Effect: "Allow", Action: [...vpcAttachmentActions], Resource: "*" },
  ];
}

/** Metrics of experiments, metrics in CloudWatch, and logs. */
function canReportProgress(environment: AwsEnvironment): PolicyStatement[] {
  const reporting = ["processing-job", "training-job", "experiment-trial-component"];
  return [
    {
      Sid: "ReportMetrics",
      Effect: "Allow",
      Action: ["sagemaker:BatchPutMetrics"],
      Resource: reporting.map((kind) => arnIn(environment, "sagemaker", `${kind}/*`)),
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
  ];
}
