import type { Input } from "@pulumi/pulumi";
import type { KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import { studioPrefix } from "../persona/job-role-statements.ts";

/** What the defaults are made of. */
export interface SdkDefaultsScope {
  /** Network that jobs and models run in. */
  readonly network: NetworkRef;
  /** Keys that encrypt their volumes and outputs. */
  readonly keys: KeysRef;
  /** Buckets, of which code and outputs go to that of artifacts, below `studio/`. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Role of jobs and models. */
  readonly jobRoleArn: Input<string>;
  /** Role of pipelines. */
  readonly pipelineRoleArn: Input<string>;
  /** Tags of whatever the SDK creates, by key. */
  readonly tags: Readonly<Record<string, Input<string>>>;
}

/**
 * Defaults of SageMaker's Python SDK, with which what people start meets the conditions of their permissions: it runs in
 * the VPC, under the job role, with the data key, and writes where people may write. What they pass themselves wins.
 * @returns the file's content, by the keys that the SDK's schema knows; it refuses a file with any other
 * @see https://sagemaker.readthedocs.io/en/v2/overview.html#configuring-and-using-defaults-with-the-sagemaker-python-sdk
 */
export function sdkDefaults(scope: SdkDefaultsScope) {
  const { network, keys, jobRoleArn, pipelineRoleArn } = scope;
  const Tags = Object.entries(scope.tags).map(([Key, Value]) => ({ Key, Value }));
  const common: CommonDefaults = {
    VpcConfig: {
      SecurityGroupIds: [network.workloadSecurityGroupId],
      Subnets: network.privateSubnetIds,
    },
    output: { KmsKeyId: keys.dataKeyArn },
    volume: { VolumeKmsKeyId: keys.dataKeyArn },
    owned: { RoleArn: jobRoleArn, Tags },
  };
  const { VpcConfig } = common;
  return {
    SchemaVersion: "1.0",
    SageMaker: {
      PythonSDK: { Modules: modules(scope, common) },
      ...jobs(common),
      Model: { VpcConfig, ExecutionRoleArn: jobRoleArn, Tags },
      Pipeline: { RoleArn: pipelineRoleArn, Tags },
    },
  };
}

/** Parts of the defaults that occur several times. */
interface CommonDefaults {
  readonly VpcConfig: object;
  readonly output: { readonly KmsKeyId: Input<string> };
  readonly volume: { readonly VolumeKmsKeyId: Input<string> };
  readonly owned: { readonly RoleArn: Input<string>; readonly Tags: readonly object[] };
}

const encryptedTraffic = { EnableInterContainerTrafficEncryption: true };

/**
 * Defaults of jobs. The SDK leaves the volume key out of training and tuning jobs on instances whose disks take none, but
 * not out of processing jobs.
 */
function jobs({ VpcConfig, output, volume, owned }: CommonDefaults) {
  const autoMlSecurity = { ...volume, ...encryptedTraffic, VpcConfig };
  return {
    AutoMLJob: {
      ...owned,
      AutoMLJobConfig: { SecurityConfig: autoMlSecurity },
      OutputDataConfig: output,
    },
    AutoMLJobV2: { ...owned, SecurityConfig: autoMlSecurity, OutputDataConfig: output },
    ProcessingJob: {
      ...owned,
      NetworkConfig: { ...encryptedTraffic, VpcConfig },
      ProcessingOutputConfig: output,
      ProcessingResources: { ClusterConfig: volume },
    },
    TrainingJob: {
      ...owned,
      ...encryptedTraffic,
      OutputDataConfig: output,
      ResourceConfig: volume,
      VpcConfig,
    },
    TransformJob: { TransformOutput: output, TransformResources: volume, Tags: owned.Tags },
  };
}

/** Defaults of what only the SDK knows: its bucket, functions that run as jobs, and notebooks that do. */
function modules({ mlEnvironment }: SdkDefaultsScope, { VpcConfig, output, volume, owned }: CommonDefaults) {
  const asJob = { ...volume, VpcConfig, RoleArn: owned.RoleArn, S3KmsKeyId: output.KmsKeyId };
  return {
    Session: {
      DefaultS3Bucket: mlEnvironment.artifactBucketName,
      DefaultS3ObjectKeyPrefix: studioPrefix.replace(/\/$/, ""),
    },
    NotebookJob: asJob,
    // The SDK would tell AWS of every call, through a bucket that a VPC without internet does not reach.
    TelemetryOptOut: true,
    RemoteFunction: { ...asJob, ...encryptedTraffic, Tags: owned.Tags },
  };
}
