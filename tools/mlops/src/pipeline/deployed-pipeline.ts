import { DescribePipelineCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { PipelineDefinition } from "@mlops/pipeline-definition/reading";
import type { Connection } from "../aws/connection.ts";
import { WrongUse } from "../command/failures.ts";

/** A pipeline as it is deployed. */
export interface DeployedPipeline {
  readonly name: string;
  readonly arn: string;
  readonly definition: PipelineDefinition;
}

/**
 * The pipeline of a stack, as SageMaker has it.
 * @param pipeline which of several that the stack publishes. @default - the only one
 * @throws WrongUse if its definition is none that can be read
 */
export async function deployedPipeline(
  connection: Connection,
  pipeline: string | undefined,
): Promise<DeployedPipeline> {
  const { pipelineName: name } = await connection.names.of("pipeline", ["pipelineName"], pipeline);
  const { PipelineArn: arn = "", PipelineDefinition: text = "" } = await connection
    .client(SageMakerClient)
    .send(new DescribePipelineCommand({ PipelineName: name }));
  return { name, arn, definition: readDefinition(name, text) };
}

function readDefinition(name: string, text: string): PipelineDefinition {
  try {
    const read = JSON.parse(text) as Partial<PipelineDefinition> | null;
    // SageMaker takes no definition of another form.
    if (Array.isArray(read?.Steps)) return read as PipelineDefinition;
  } catch {
    // Said below.
  }
  throw new WrongUse(`${name}: got a definition that cannot be read; expected JSON with Steps`);
}
