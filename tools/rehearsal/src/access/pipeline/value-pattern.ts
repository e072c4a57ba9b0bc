import { itemsAt, textAt, valueAt } from "../plain-inputs.ts";
import type { PipelineDocument } from "./pipeline-document.ts";

/** Steps that name each other's results in a circle, which the service refuses, are followed so far. */
const maxDepth = 20;

/**
 * What a value of a definition comes to, with the defaults of parameters; `*` stands for what only an execution tells.
 * A result of a step is what its arguments say of it.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export function valuePattern(document: PipelineDocument, value: unknown, depth = 0): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const get = textAt(value, "Get");
  if (depth > maxDepth) return "*";
  if (get !== undefined) return referencePattern(document, get, depth + 1);
  const on = valueAt(value, "Std:Join", "On");
  const parts = itemsAt(value, "Std:Join", "Values").map((part) => valuePattern(document, part, depth + 1));
  return parts.length === 0 ? "*" : parts.join(typeof on === "string" ? on : "");
}

function referencePattern(document: PipelineDocument, reference: string, depth: number): string {
  const [kind, name = "", ...path] = partsOf(reference);
  if (kind === "Parameters") return presetPattern(document, name);
  const step = kind === "Steps" ? document.steps.find((one) => one.name === name) : undefined;
  if (!step) return "*";
  if (path.join(".") === "ModelArtifacts.S3ModelArtifacts") {
    const output = valueAt(step.arguments, "OutputDataConfig", "S3OutputPath");
    return `${valuePattern(document, output, depth).replace(/\/$/, "")}/*`;
  }
  const stated = path.reduce(memberOf, step.arguments);
  return stated === undefined ? "*" : valuePattern(document, stated, depth);
}

function presetPattern({ defaults }: PipelineDocument, name: string): string {
  const preset = defaults.get(name);
  return preset === undefined || preset === "" || typeof preset === "object" ? "*" : String(preset);
}

/** Parts of `Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri`. */
const partsOf = (reference: string): string[] =>
  [...reference.matchAll(/\[['"]?([^\]'"]*)['"]?\]|([^.[\]]+)/g)].map(([, key, part]) => key ?? part ?? "");

/** A member of an argument; results have lists of named things by their name. */
function memberOf(value: unknown, part: string): unknown {
  if (!Array.isArray(value)) return valueAt(value, part);
  const named = value.find((one) => ["OutputName", "InputName"].some((key) => textAt(one, key) === part));
  return named ?? valueAt(value, part);
}
