import { RpcError } from "../sdk/rpc.ts";
import { UNKNOWN_MARKER, type WireProperties, containsSecret } from "../values/wire-values.ts";

/** Type under which a program reads another stack. */
export const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";

/**
 * Finds the outputs of another stack.
 * @param name the reference as the program wrote it: `<organization>/<project>/<stack>`, `<project>/<stack>`, `<stack>`
 * @throws Error that names the reference if there is no such stack or if its own run failed
 */
export type ResolveReference = (name: string) => Promise<WireProperties>;

/**
 * Properties of a stack reference: the other stack's outputs, as its own run knows them.
 * @throws Error if it names no stack, or what `resolve` throws
 */
export async function referenceOutputs(
  inputs: WireProperties,
  resolve: ResolveReference,
): Promise<WireProperties> {
  const { name } = inputs;
  if (name === UNKNOWN_MARKER) {
    return { name, outputs: UNKNOWN_MARKER, secretOutputNames: UNKNOWN_MARKER };
  }
  if (typeof name !== "string" || name === "") {
    throw new RpcError(`StackReference: name: got ${JSON.stringify(name)}; expected the name of a stack`);
  }
  const outputs = await resolve(name);
  const secretOutputNames = Object.keys(outputs)
    .filter((key) => containsSecret(outputs[key] ?? null))
    .sort();
  return { name, outputs, secretOutputNames };
}
