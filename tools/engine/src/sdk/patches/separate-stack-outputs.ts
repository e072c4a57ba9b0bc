import {
  type Input,
  type Output,
  type Resource,
  StackReference,
  all,
  isUnknown,
  output,
} from "@pulumi/pulumi";
import { type OutputClass, outputClass } from "../output-class.ts";
import { expectFunctions } from "../expected-shape.ts";

/** Parts of the SDK's outputs that its published types leave out. */
interface OutputParts<Value> {
  /** With `runWithUnknowns`, the callback also sees values that are unknown, or unknown in part. */
  apply<Result>(change: (value: Value) => Result, runWithUnknowns: boolean): OutputParts<Result>;
  promise(withUnknowns?: boolean): Promise<Value>;
  resources(): Set<Resource>;
  allResources(): Promise<Set<Resource>>;
  readonly isKnown: Promise<boolean>;
}

/** Let one output of another stack be known while others are not. */
export function install(): void {
  const constructed = outputClass();
  expectFunctions("stackReference.StackReference", StackReference.prototype, {
    getOutput: 1,
    requireOutput: 1,
  });
  StackReference.prototype.getOutput = function (name) {
    return outputNamed(constructed, this, name, { required: false });
  };
  StackReference.prototype.requireOutput = function (name) {
    return outputNamed(constructed, this, name, { required: true });
  };
}

function outputNamed(
  constructed: OutputClass,
  reference: StackReference,
  name: Input<string>,
  { required }: { readonly required: boolean },
): Output<unknown> {
  const value = partsOf(all([reference.name, name, reference.outputs])).apply(([stack, key, outputs]) => {
    if (isUnknown(outputs) || isUnknown(key)) return outputs;
    if (required && !Object.hasOwn(outputs, key)) {
      throw new Error(`Required output '${key}' does not exist on stack '${stack}'.`);
    }
    return outputs[key] as unknown;
  }, true);
  return new constructed(
    value.resources(),
    value.promise(true),
    value.isKnown,
    isSecret(reference, name),
    value.allResources(),
  );
}

/** The list of secret outputs is known whenever the outputs' names are. */
async function isSecret(reference: StackReference, name: Input<string>): Promise<boolean> {
  const secretNames = await partsOf(output(reference.secretOutputNames)).promise();
  const key = await partsOf(output(name)).promise();
  return Array.isArray(secretNames) && secretNames.includes(key);
}

function partsOf<Value>(value: Output<Value>): OutputParts<Value> {
  const parts: unknown = value;
  if (!hasParts<Value>(parts)) throw new Error("the Pulumi SDK's outputs are not the expected ones");
  return parts;
}

function hasParts<Value>(value: unknown): value is OutputParts<Value> {
  return typeof value === "object" && value !== null && "isKnown" in value && "promise" in value;
}
