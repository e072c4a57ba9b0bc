import type { StackReference } from "@pulumi/pulumi";
import { z } from "zod";
import {
  type AwsEnvironment,
  type EnvironmentName,
  accountValue,
  awsEnvironment,
  choiceValue,
  environmentNames,
} from "@mlops/core";
import { instanceOf } from "./contract.ts";
import { readContract } from "./read-contract.ts";
import { type RegistryRef, registryContract } from "./registry.ts";

/** Whose registry the models of kind `registered` come from, as a stack file says it. */
export const modelRegistrySettings = z.strictObject({
  environment: choiceValue(environmentNames).describe(
    "Environment that registers and approves the versions. Another one: versions are promoted by reference, never rebuilt. " +
      "The own one: it trains its models itself.",
  ),
  account: accountValue()
    .optional()
    .describe(
      "AWS account of that environment, in quotes; it has to be among endpoint.trustedAccounts. Default: the own account.",
    ),
});

/**
 * What the registry that `settings` name keeps of `model`.
 * @param here where the reader is; the registry is in the same region
 * @param reference the stack of an app in an environment
 */
export function readRegistry(
  model: string,
  settings: z.output<typeof modelRegistrySettings>,
  here: AwsEnvironment,
  reference: (app: string, environment: EnvironmentName) => StackReference,
): RegistryRef {
  const { environment: name, account = here.account } = settings;
  const where = awsEnvironment({ app: "platform", name, account, region: here.region });
  return readContract(instanceOf(registryContract, model), reference("platform", name), where);
}
