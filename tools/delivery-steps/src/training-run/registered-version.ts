import {
  type PipelineExecutionStep,
  type SageMakerClient,
  UpdateModelPackageCommand,
  paginateListPipelineExecutionSteps,
} from "@aws-sdk/client-sagemaker";

/**
 * The one version that a run has registered, approved.
 * @param approval what the registry keeps as the reason, at most 1024 characters
 * @throws Error if the run has registered none, as a run does whose model is not good enough, or several
 */
export async function approvedVersion(
  client: SageMakerClient,
  executionArn: string,
  approval: string,
): Promise<string> {
  const steps: PipelineExecutionStep[] = [];
  const pages = paginateListPipelineExecutionSteps({ client }, { PipelineExecutionArn: executionArn });
  for await (const { PipelineExecutionSteps = [] } of pages) steps.push(...PipelineExecutionSteps);
  const versions = [...new Set(steps.flatMap(({ Metadata }) => Metadata?.RegisterModel?.Arn ?? []))];
  const [version] = versions;
  if (version === undefined || versions.length > 1) {
    throw new Error(`run: got ${versions.length} registered versions; expected one, which is deployed next`);
  }
  await client.send(
    new UpdateModelPackageCommand({
      ModelPackageArn: version,
      ModelApprovalStatus: "Approved",
      ApprovalDescription: approval,
    }),
  );
  return version;
}
