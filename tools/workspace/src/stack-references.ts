import type { Stack } from "./workspace-files.ts";

/**
 * Stacks that the stacks of an app read outputs of, as the app's package.json declares them in `stackReferences`:
 * `"platform"` is the platform stack of the same environment, `"platform@dev"` the same in the environment dev alone, and
 * `"platform.dev"` that stack from every environment.
 * They are declared because a program shows its references only when it runs. `apps/shipped-stacks.spec.ts` compares
 * them with the references that a preview finds.
 */
export type StackReferences = readonly string[];

/**
 * The stacks that `stack` references, among those that have a file.
 * @param references what the package.json of the stack's app declares
 */
export function referencedStacks(
  { environment }: Stack,
  references: StackReferences,
  stacks: readonly Stack[],
): Stack[] {
  const names = references.flatMap((reference) => {
    const [name = "", only = environment] = reference.split("@");
    if (only !== environment) return [];
    return [name.includes(".") ? name : `${name}.${environment}`];
  });
  return stacks.filter(({ name }) => names.includes(name));
}
