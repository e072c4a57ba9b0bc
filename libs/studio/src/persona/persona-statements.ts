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
import { studioPrefix } from "./job-role-statements.ts";
import { canLaunchJobs, canPassToSageMaker } from "./launching-jobs.ts";
import { canLook } from "./looking.ts";
import { canUseOwnSpaces } from "./own-spaces.ts";
import { canBuildPipelines, canRegisterModels } from "./pipelines-and-models.ts";
import { canPullImages } from "./pulling-images.ts";
import { canReadExperiments, canSwitchTrackingServer } from "./tracking-experiments.ts";

/** Instance types people may use; patterns take `*` and `?` as in IAM. */
export interface AllowedInstanceTypes {
  /** For apps in Studio. @default - all */
  readonly apps?: readonly string[];
  /**
   * For jobs that name the data key as their volume key. With a list, AutoML jobs are refused: they choose instance
   * types by themselves, and IAM does not see which. @default - all
   */
  readonly jobs?: readonly string[];
  /**
   * For jobs that name no volume key. SageMaker refuses a volume key for instances that compute on disks of their
   * own (most GPU types, such as `ml.g5.*`) and encrypts those by itself. @default - none: every job names the key
   */
  readonly jobsWithoutVolumeKey?: readonly string[];
}

/** What the rights of the personas are about. */
export interface PersonaScope {
  readonly network: NetworkRef;
  readonly keys: KeysRef;
  readonly mlEnvironment: MlEnvironmentRef;
  /** The role that jobs started by hand run under. */
  readonly jobRoleArn: Input<string>;
  readonly allowedInstanceTypes?: AllowedInstanceTypes;
  /** Repositories of the custom images, if there are any. */
  readonly imageRepositoryArns?: Input<string>[];
  /** The tracking server of experiments, if there is one. */
  readonly trackingServerArn?: Input<string>;
}

/** What everybody may do: look at everything. */
export const lookingStatements = ({
  network,
  trackingServerArn,
}: Pick<PersonaScope, "network" | "trackingServerArn">): PolicyStatement[] => [
  ...canLook(network.environment),
  ...about(trackingServerArn, canReadExperiments),
];

/** What those may do who work here: keep spaces, launch jobs, read data, write artifacts below `studio/`. */
export function workingStatements(scope: PersonaScope): PolicyStatement[] {
  const { network, keys, mlEnvironment, allowedInstanceTypes: allowed, imageRepositoryArns = [] } = scope;
  return [
    ...canUseOwnSpaces(network.environment, allowed?.apps),
    ...canLaunchJobs({
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

/** What machine learning engineers may do besides: build and run pipelines, register models. */
export const buildingStatements = ({
  network,
  trackingServerArn,
}: Pick<PersonaScope, "network" | "trackingServerArn">): PolicyStatement[] => [
  ...canBuildPipelines(network),
  ...canRegisterModels(network),
  ...about(trackingServerArn, (arn) => [canSwitchTrackingServer(arn)]),
];

function about(
  arn: Input<string> | undefined,
  statements: (arn: Input<string>) => PolicyStatement[],
): PolicyStatement[] {
  return arn === undefined ? [] : statements(arn);
}
