import { z } from "zod";
import { nameLengths } from "@mlops/aws";
import { type AwsEnvironment, physicalName, sagemakerNameValue, settingsProblems } from "@mlops/core";

const named = z.object({ logicalName: sagemakerNameValue() });

/** What is wrong with a component's logical name, which the names of its SageMaker resources begin with. */
export function logicalNameProblems(name: string): string[] {
  return settingsProblems(named, { logicalName: name });
}

/** The name under which callers find what a component makes, where its settings name none. */
export function defaultName(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
}
