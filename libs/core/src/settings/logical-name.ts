import { z } from "zod";
import { sagemakerNameValue } from "./aws-values.ts";
import { settingsProblems } from "./checked-settings.ts";

const named = z.object({ logicalName: sagemakerNameValue() });

/** What is wrong with a component's logical name, which the names of its SageMaker resources begin with. */
export function logicalNameProblems(name: string): string[] {
  return settingsProblems(named, { logicalName: name });
}
