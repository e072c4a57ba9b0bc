import type { AwsEnvironment } from "@mlops/core";

/**
 * What is wrong with a reference that must live where the component does.
 * @param argument the argument's name, for the text
 */
export function elsewhereProblems(argument: string, there: AwsEnvironment, here: AwsEnvironment): string[] {
  if (there.account === here.account && there.region === here.region) return [];
  return [
    `${argument} is of account ${there.account}, ${there.region}; expected account ${here.account}, ${here.region}`,
  ];
}
