import { type ReadResource, itemsAt, textAt, valueAt } from "../plain-inputs.ts";

/** A step of a pipeline, as its definition has it. */
export interface ReadStep {
  readonly name: string;
  readonly type: string;
  readonly arguments: unknown;
  /** The step as a whole. */
  readonly step: unknown;
}

/** A definition of a pipeline, as far as access is concerned. */
export interface PipelineDocument {
  /** Default values of its parameters, by name. */
  readonly defaults: ReadonlyMap<string, unknown>;
  /** All steps, those in branches of conditions too. */
  readonly steps: readonly ReadStep[];
}

const documents = new WeakMap<ReadResource, PipelineDocument>();
const empty: PipelineDocument = { defaults: new Map(), steps: [] };

/**
 * The definition of a pipeline: the text in its inputs, or in the object of the stacks that they name. Nothing is read
 * of one that is not JSON, which its component and the service refuse.
 */
export function pipelineDocument(made: ReadResource, resources: readonly ReadResource[]): PipelineDocument {
  const known = documents.get(made);
  if (known) return known;
  const text = textAt(made.inputs, "pipelineDefinition") ?? storedText(made, resources);
  const document = text === undefined ? empty : read(text);
  documents.set(made, document);
  return document;
}

/** Whether a resource is a pipeline of SageMaker. */
export const isPipeline = ({ type }: ReadResource): boolean => type.startsWith("aws:sagemaker/pipeline:");

function storedText(made: ReadResource, resources: readonly ReadResource[]): string | undefined {
  const bucket = textAt(made.inputs, "pipelineDefinitionS3Location", "bucket");
  const key = textAt(made.inputs, "pipelineDefinitionS3Location", "objectKey");
  if (bucket === undefined || key === undefined) return undefined;
  const object = resources.find(
    ({ type, inputs }) =>
      type.startsWith("aws:s3/bucketObject") &&
      textAt(inputs, "bucket") === bucket &&
      textAt(inputs, "key") === key,
  );
  return textAt(object?.inputs, "content");
}

function read(text: string): PipelineDocument {
  const definition = parsed(text);
  return {
    defaults: new Map(
      itemsAt(definition, "Parameters").map((one) => [
        textAt(one, "Name") ?? "",
        valueAt(one, "DefaultValue"),
      ]),
    ),
    steps: stepsIn(itemsAt(definition, "Steps")),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function stepsIn(steps: readonly unknown[]): ReadStep[] {
  return steps.flatMap((step) => [
    {
      name: textAt(step, "Name") ?? "",
      type: textAt(step, "Type") ?? "",
      arguments: valueAt(step, "Arguments"),
      step,
    },
    ...stepsIn(itemsAt(step, "Arguments", "IfSteps")),
    ...stepsIn(itemsAt(step, "Arguments", "ElseSteps")),
  ]);
}
