import {
  ComponentResource,
  type ComponentResourceOptions,
  type Inputs,
  type Output,
  output,
} from "@pulumi/pulumi";

/** What `JsonInputs` are about. */
export interface JsonInputsArgs {
  /** Type token of the resource, such as `aws:sagemaker/pipeline:Pipeline`. */
  readonly type: string;
  /** The resource's arguments; those that it takes as one JSON text, as the data that the text says. */
  readonly inputs: Inputs;
}

/**
 * The arguments of a resource that takes JSON as text, as data. Be the parent of that resource, and of no other.
 *
 * In a text, one value that is known only after a deployment hides all the others: a preview shows nothing of it, and
 * no policy can judge it. The inputs of a component reach the engine leaf by leaf. The policy pack judges them in place
 * of the resource's own (policies/src/resource/json-inputs.ts).
 *
 * @example
 * const inputs = new JsonInputs(name, { type: "aws:sagemaker/pipeline:Pipeline", inputs: { ...args, pipelineDefinition } });
 * new Pipeline(name, { ...args, pipelineDefinition: canonicalJson(pipelineDefinition) }, { parent: inputs });
 */
export class JsonInputs extends ComponentResource {
  constructor(name: string, { type, inputs }: JsonInputsArgs, opts?: ComponentResourceOptions) {
    super("mlops:core:JsonInputs", name, { type, inputs }, opts);
    // Policies that look at a whole stack see outputs.
    this.registerOutputs({ type, inputs });
  }
}

/**
 * `value` as JSON, known once all of it is. Keys are sorted, so that another order of them in a program is no change
 * of the resource: providers compare texts.
 */
export function canonicalJson(value: object): Output<string> {
  return output(value).apply((known: unknown) => JSON.stringify(known, withSortedKeys));
}

function withSortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
