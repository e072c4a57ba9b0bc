import { Output, type Input, type Resource, StackReference, all, isUnknown, output } from "@pulumi/pulumi";

/** Parts of the SDK's outputs that its published types leave out. */
interface OutputParts<Value> {
  /** With `runWithUnknowns`, the callback also sees values that are unknown, or unknown in part. */
  apply<Result>(change: (value: Value) => Result, runWithUnknowns: boolean): OutputParts<Result>;
  promise(withUnknowns?: boolean): Promise<Value>;
  resources(): Set<Resource>;
  allResources(): Promise<Set<Resource>>;
  readonly isKnown: Promise<boolean>;
}

type OutputClass = new (
  resources: Set<Resource>,
  promise: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Set<Resource>>,
) => Output<unknown>;

let patched = false;

/**
 * Let one output of another stack be known while others are not. The SDK takes all outputs of a stack for unknown as
 * soon as one of them is, because a deployed stack has no unknown ones; a previewed stack has many.
 */
export function readReferencesOneByOne(): void {
  if (patched) return;
  patched = true;
  StackReference.prototype.getOutput = function (name) {
    return outputNamed(this, name, false);
  };
  StackReference.prototype.requireOutput = function (name) {
    return outputNamed(this, name, true);
  };
}

function outputNamed(reference: StackReference, name: Input<string>, required: boolean): Output<unknown> {
  const outputClass: unknown = Output;
  if (!isOutputClass(outputClass)) throw new Error("the Pulumi SDK's Output is not the expected class");
  const value = partsOf(all([reference.name, name, reference.outputs])).apply(([stack, key, outputs]) => {
    if (isUnknown(outputs) || isUnknown(key)) return outputs;
    if (required && !Object.hasOwn(outputs, key)) {
      throw new Error(`Required output '${key}' does not exist on stack '${stack}'.`);
    }
    return outputs[key] as unknown;
  }, true);
  return new outputClass(
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

function isOutputClass(value: unknown): value is OutputClass {
  return typeof value === "function";
}
