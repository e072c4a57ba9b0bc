import type { AwsEnvironment } from "./environment.ts";

/**
 * What is wrong with references that must live where a component does: things built from both sides of a border could
 * not reach each other.
 * @param here where the component lives
 * @param refs the references, by argument
 */
export function crossAccountProblems(
  here: AwsEnvironment,
  refs: Readonly<Record<string, { readonly environment: AwsEnvironment }>>,
): string[] {
  return Object.entries(refs).flatMap(([argument, { environment: there }]) =>
    there.account === here.account && there.region === here.region
      ? []
      : [
          `${argument}: got account ${there.account}, ${there.region}; expected account ${here.account}, ${here.region}`,
        ],
  );
}
