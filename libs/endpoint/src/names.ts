import { nameLengths } from "@mlops/aws";
import { type AwsEnvironment, logicalNameProblems, physicalName, problem } from "@mlops/core";

/** The longest logical name of a SageMaker model, in characters: Pulumi adds 8 to it. */
export const longestModelName = nameLengths.sageMaker - 8;

/** What is wrong with the logical name of a component that makes one SageMaker model, `<name>-model`. */
export function oneModelNameProblems(name: string): string[] {
  const most = longestModelName - "-model".length;
  const tooLong = name.length > most ? [problem("logicalName", name, `at most ${most} characters`)] : [];
  return [...logicalNameProblems(name), ...tooLong];
}

/** The name under which callers find what a component makes, where its settings name none. */
export function defaultName(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
}
