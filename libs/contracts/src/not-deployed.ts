import { RunError, type StackReference } from "@pulumi/pulumi";

/** The error of each stack that lacks something, so that all who read from it fail with one and the same. */
const errors = new WeakMap<StackReference, RunError>();

/**
 * The error that a stack reads an output which another one does not export, most of all because that one has not been
 * deployed. There is one for each reference: Pulumi reports an error once, however much fails with it.
 * @param name what the other stack is called: `<organization>/<project>/<stack>`
 */
export function notDeployed(stack: StackReference, name: string, output: string): RunError {
  const known = errors.get(stack);
  if (known) return known;
  const shortName = name.slice(name.lastIndexOf("/") + 1);
  const error = withFixedMessage(
    `stack ${shortName} exports no "${output}", which this stack reads; deploy it first: pulumi up --stack ${shortName}`,
  );
  errors.set(stack, error);
  return error;
}

/** The SDK would put the name of each property that waits for the value before the message. */
function withFixedMessage(message: string): RunError {
  return Object.defineProperty(new RunError(message), "message", {
    get: () => message,
    set() {
      // The message stays.
    },
  });
}
