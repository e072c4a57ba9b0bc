import type { Input } from "@pulumi/pulumi";
import {
  type KeysRef,
  type MlEnvironmentRef,
  type NetworkRef,
  canAttachEncryptedVolumes,
  canReadBucket,
  canUseDataKey,
  canWriteBucket,
} from "@mlops/contracts";
import type { PolicyStatement } from "@mlops/core";
import type { AllowedInstanceTypes } from "./allowed-instance-types.ts";
import { canPullImages } from "./image-access.ts";
import { canRunJobs } from "./job-access.ts";
import { studioPrefix } from "./job-role-statements.ts";
import { type MlflowRef, canReadExperiments, canStartAndStopTrackingServer } from "./mlflow-access.ts";
import { canPassToSageMaker } from "./pass-role.ts";
import { canBuildPipelines, canRegisterModels, sandboxPrefix } from "./pipelines-and-models.ts";
import { canUsePrivateSpaces } from "./private-spaces.ts";
import { canViewSageMaker } from "./view-access.ts";

/** What the permissions of the personas refer to. */
export interface PersonaScope {
  /** Network that jobs and models must run in. */
  readonly network: NetworkRef;
  /** Keys that encrypt what people and their jobs store. */
  readonly keys: KeysRef;
  /** Buckets that people read and write. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Role of the jobs that people start by hand. */
  readonly jobRoleArn: Input<string>;
  /** Role of the pipelines that people build. */
  readonly pipelineRoleArn: Input<string>;
  /** Instance types that people may use. @default - all */
  readonly allowedInstanceTypes?: AllowedInstanceTypes;
  /** ECR repositories of the custom images. @default - no custom images */
  readonly imageRepositoryArns?: Input<string>[];
  /** MLflow. @default - none */
  readonly experiments?: MlflowRef;
}

/** What every persona may do: view resources, logs, metrics and experiments. */
export function readOnlyStatements({
  network,
  experiments,
}: Pick<PersonaScope, "network" | "experiments">): PolicyStatement[] {
  return [...canViewSageMaker(network.environment), ...(experiments ? canReadExperiments(experiments) : [])];
}

/**
 * What data scientists and ML engineers may do besides: use private spaces, run jobs, read data, write artifacts below
 * `studio/`.
 */
export function dataScientistStatements(scope: Omit<PersonaScope, "pipelineRoleArn">): PolicyStatement[] {
  const { network, keys, mlEnvironment, allowedInstanceTypes: allowed, imageRepositoryArns = [] } = scope;
  return [
    ...canUsePrivateSpaces(network.environment, allowed?.apps),
    ...canRunJobs({
      network,
      keys,
      instanceTypes: allowed?.jobs,
      withoutVolumeKey: allowed?.jobsWithoutVolumeKey,
    }),
    canPassToSageMaker([scope.jobRoleArn]),
    canReadBucket(mlEnvironment, "data"),
    canReadBucket(mlEnvironment, "artifacts"),
    canWriteBucket(mlEnvironment, "artifacts", studioPrefix),
    canUseDataKey(keys),
    canAttachEncryptedVolumes(keys),
    ...(imageRepositoryArns.length > 0 ? canPullImages(imageRepositoryArns) : []),
  ];
}

/**
 * What ML engineers may do besides: build and run pipelines under the pipeline role, register models, start and stop the
 * MLflow tracking server.
 */
export function mlEngineerStatements({
  network,
  pipelineRoleArn,
  experiments,
}: Pick<PersonaScope, "network" | "pipelineRoleArn" | "experiments">): PolicyStatement[] {
  return [
    ...canBuildPipelines(network),
    canPassToSageMaker([pipelineRoleArn]),
    ...canRegisterModels(network, sandboxPrefix),
    ...(experiments ? canStartAndStopTrackingServer(experiments) : []),
  ];
}
