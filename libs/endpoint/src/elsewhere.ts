import type { AwsEnvironment } from "@mlops/core";

/**
 * What is wrong with references that must live where the component does.
 * @param refs the references by argument
 */
export function elsewhereProblems(
  here: AwsEnvironment,
  refs: Readonly<Record<string, { readonly environment: AwsEnvironment }>>,
): string[] {
  return Object.entries(refs).flatMap(([argument, { environment: there }]) =>
    there.account === here.account && there.region === here.region
      ? []
      : [
          `${argument} is of account ${there.account}, ${there.region}; expected account ${here.account}, ${here.region}`,
        ],
  );
}
