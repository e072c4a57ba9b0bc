import type { ReportedPipeline, ReportedResource, ReportValue } from "./model.ts";

/** Type of the resources that run pipelines of SageMaker. */
const pipelineType = "aws:sagemaker/pipeline:Pipeline";
/** Type of the components that carry a definition as data (libs/core/src/json-inputs.ts). */
const carrierType = "mlops:core:JsonInputs";

/**
 * The SageMaker pipelines among resources, with their definitions as far as they are known, and drawn.
 * @param resources of one stack
 */
export async function reportedPipelines(resources: readonly ReportedResource[]): Promise<ReportedPipeline[]> {
  const found = resources.flatMap(pipelineOf);
  if (found.length === 0) return [];
  const draw = await drawing();
  return found.map(({ name, definition }) => ({ name, definition, mermaid: draw(definition) }));
}

type Found = Omit<ReportedPipeline, "mermaid">;

function pipelineOf({ type, name, inputs, parent }: ReportedResource): Found[] {
  if (type === carrierType && inputs.type === pipelineType) {
    const carried = isObject(inputs.inputs) ? inputs.inputs : {};
    return found(name, carried.pipelineName, carried.pipelineDefinition);
  }
  const isCarried = parent.includes(`${carrierType}::`);
  if (type !== pipelineType || isCarried) return [];
  return found(name, inputs.pipelineName, parsed(inputs.pipelineDefinition));
}

/** What can be shown: an object with steps. Its physical name is unique, and what people know it by. */
function found(name: string, pipelineName: ReportValue = null, definition: ReportValue = null): Found[] {
  if (!isObject(definition) || !Array.isArray(definition.Steps)) return [];
  return [{ name: typeof pipelineName === "string" ? pipelineName : name, definition }];
}

function parsed(text: ReportValue | undefined): ReportValue {
  if (typeof text !== "string") return null;
  try {
    return JSON.parse(text) as ReportValue;
  } catch {
    return null;
  }
}

function isObject(value: ReportValue | undefined): value is { [key: string]: ReportValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The library of definitions is loaded for stacks with pipelines only: it brings the SDK with it. */
async function drawing(): Promise<(definition: ReportValue) => string | null> {
  const { UnreadableDefinitionError, definitionMermaid, parseDefinition } =
    await import("@mlops/pipeline-definition");
  return (definition) => {
    try {
      return definitionMermaid(parseDefinition(JSON.stringify(definition)).definition);
    } catch (error) {
      if (error instanceof UnreadableDefinitionError) return null;
      throw error;
    }
  };
}
