import type { Property } from "@mlops/api-constraints/property";
import type { Placed } from "./placed.ts";
import type { StepReader } from "./reader.ts";

/**
 * A job that a resource runs, or describes for later. What its kind does not have is missing, and so is what only a run
 * of its pipeline will tell.
 */
export interface Job extends Placed {
  readonly image: Property | undefined;
  readonly networkIsolation: Property | undefined;
  readonly trafficEncryption: Property | undefined;
  readonly subnets: Property | undefined;
  readonly outputKey: Property | undefined;
  readonly volumeKey: Property | undefined;
  readonly instanceCount: Property | undefined;
  /** What it runs on; an instance type that only a run will tell is nothing. */
  readonly instanceTypes: readonly (Property | undefined)[];
  readonly maxRuntime: Property | undefined;
  readonly spot: Property | undefined;
  /**
   * Whether it makes an endpoint of a model and calls it, which SageMaker allows no isolated job: Clarify's analyses of
   * feature attribution, and of bias where predictions are not there yet.
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-vpc.html
   */
  readonly callsModel: boolean;
}

/** Where a kind of job has what rules look at, as the API spells it. */
export interface JobKind {
  readonly image?: string;
  /** Settings of the machines. */
  readonly cluster: string;
  readonly networkIsolation?: string;
  readonly trafficEncryption?: string;
  readonly subnets?: string;
  /** Settings of the output. */
  readonly output: string;
  /** Without settings of the output there is no output. @default false */
  readonly outputIsOptional?: boolean;
  readonly maxRuntime?: string;
  readonly spot?: string;
  /** @default false */
  readonly callsModel?: boolean;
}

/** The job that `read` finds. */
export function jobAt(kind: JobKind, read: StepReader, place = ""): Job {
  const at = (path: string | undefined) => (path === undefined ? undefined : read(path));
  const cluster = clusterOf(kind, read);
  const hasOutput = !kind.outputIsOptional || read(kind.output)?.isMissing === false;
  return {
    place,
    image: at(kind.image),
    networkIsolation: at(kind.networkIsolation),
    trafficEncryption: at(kind.trafficEncryption),
    subnets: at(kind.subnets),
    outputKey: hasOutput ? read(`${kind.output}.KmsKeyId`) : undefined,
    volumeKey: read(`${cluster}.VolumeKmsKeyId`),
    instanceCount: read(`${cluster}.InstanceCount`),
    instanceTypes: instanceTypes(cluster, read),
    maxRuntime: at(kind.maxRuntime),
    spot: at(kind.spot),
    callsModel: kind.callsModel ?? false,
  };
}

/** Tuning jobs may name their machines elsewhere than the training jobs they are made of. */
function clusterOf({ cluster }: JobKind, read: StepReader): string {
  const ofTuning = "HyperParameterTuningResourceConfig";
  return cluster === "ResourceConfig" && read(ofTuning)?.isMissing === false ? ofTuning : cluster;
}

function instanceTypes(cluster: string, read: StepReader): (Property | undefined)[] {
  const lists = ["InstanceGroups", "InstanceConfigs"].map((name) => `${cluster}.${name}`);
  const inLists = lists.flatMap((list) =>
    (read(list)?.elements ?? []).map((_, index) => read(`${list}.${index}.InstanceType`)),
  );
  return inLists.length > 0 ? inLists : [read(`${cluster}.InstanceType`)];
}
