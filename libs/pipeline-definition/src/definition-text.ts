import { isList, isObject, isOutput } from "./document/document-value.ts";
import type { PipelineDefinition } from "./document/pipeline-definition.ts";

/** Whether a definition is known as a whole: nothing in it is an `Output`. */
export function isPlain(definition: PipelineDefinition): boolean {
  return hasNoOutput(definition);
}

function hasNoOutput(value: unknown): boolean {
  if (isOutput(value)) return false;
  if (isList(value)) return value.every(hasNoOutput);
  return !isObject(value) || Object.values(value).every(hasNoOutput);
}

/**
 * A definition as the text that the service takes.
 * @throws Error for one with Outputs, whose text is known only when they are
 */
export function definitionText(definition: PipelineDefinition): string {
  if (isPlain(definition)) return JSON.stringify(definition);
  throw new Error(
    "definition: got Outputs; expected plain values; resolve them first, as canonicalJson does",
  );
}
