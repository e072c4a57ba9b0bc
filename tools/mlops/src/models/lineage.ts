import {
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { awsRefusal } from "../aws/refusal.ts";
import type { CommandContext } from "../command/context.ts";
import type { Version } from "./described-version.ts";
import type { RegisteredModel } from "./registered-model.ts";

/** What a version was made from. */
export interface Lineage {
  /** What has registered it: the ARN of a pipeline's execution. */
  readonly generatedBy?: string | undefined;
  readonly repository?: string | undefined;
  readonly commit?: string | undefined;
  readonly trainingJob?: string | undefined;
  /** S3 URIs of what the training has read, by channel. */
  readonly data: Readonly<Record<string, string>>;
  readonly hyperparameters: Readonly<Record<string, string>>;
  /** What else it was registered with: `TrainingReason`. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * What a version was made from: what it says itself, and what its training job was given, as long as SageMaker knows the
 * job. Training jobs are found by the address of their artifact, which has their name.
 */
export async function lineageOf(
  model: RegisteredModel,
  { described }: Version,
  context: Pick<CommandContext, "terminal">,
): Promise<Lineage> {
  const { MetadataProperties, CustomerMetadataProperties = {}, InferenceSpecification } = described;
  const artifacts =
    InferenceSpecification?.Containers?.flatMap(({ ModelDataUrl }) => ModelDataUrl ?? []) ?? [];
  const [trainingJob] = artifacts.flatMap((uri) => /\/([^/]+)\/output\/model\.tar\.gz$/.exec(uri)?.[1] ?? []);
  const job = trainingJob === undefined ? undefined : await jobCalled(trainingJob, model, context);
  return {
    generatedBy: MetadataProperties?.GeneratedBy,
    repository: MetadataProperties?.Repository,
    commit: MetadataProperties?.CommitId,
    trainingJob,
    data: dataOf(job),
    hyperparameters: job?.HyperParameters ?? {},
    properties: CustomerMetadataProperties,
  };
}

async function jobCalled(
  TrainingJobName: string,
  { connection }: RegisteredModel,
  { terminal }: Pick<CommandContext, "terminal">,
): Promise<DescribeTrainingJobResponse | undefined> {
  try {
    return await connection.client(SageMakerClient).send(new DescribeTrainingJobCommand({ TrainingJobName }));
  } catch (error) {
    const refusal = awsRefusal(error);
    if (refusal === undefined) throw error;
    terminal.note(`training job ${TrainingJobName}: ${refusal.message}`);
    return undefined;
  }
}

function dataOf(job: DescribeTrainingJobResponse | undefined): Record<string, string> {
  return Object.fromEntries(
    (job?.InputDataConfig ?? []).map(({ ChannelName = "", DataSource }) => [
      ChannelName,
      DataSource?.S3DataSource?.S3Uri ?? DataSource?.FileSystemDataSource?.DirectoryPath ?? "unknown",
    ]),
  );
}
