import { z } from "zod";
import { deploymentRolesSettings } from "@mlops/account";
import { bucketNamePattern, keyArnPattern } from "@mlops/aws";
import {
  type AwsEnvironment,
  accountValue,
  choiceValue,
  environmentNames,
  listValue,
  otherAccountsValue,
} from "@mlops/core";
import { guardrailsSettings } from "@mlops/ml-environment";

/** Where the state of all stacks is. */
const stateLocation = z.strictObject({
  bucketName: z
    .string()
    .regex(bucketNamePattern, { error: "expected the name of a bucket" })
    .describe("Output stateBucketName of account.shared."),
  keyArn: z
    .string()
    .regex(keyArnPattern, { error: "expected the ARN of a KMS key" })
    .describe("Output stateKeyArn of account.shared."),
});

/** An environment whose stacks have their state in this account. */
const stateUser = z.strictObject({
  name: choiceValue(environmentNames).describe("Environment."),
  account: accountValue().describe("Its AWS account, in quotes."),
});

/** What a stack file of this app holds, besides what every stack file holds. */
export const sections = (environment: AwsEnvironment) => ({
  trustedAccounts: otherAccountsValue(environment.account)
    .default([])
    .describe(
      "Other accounts of the platform: roles of this one may be given rights to what is there. Default: none.",
    ),
  guardrails: guardrailsSettings
    .prefault({})
    .describe(
      "Limits of every role that is deployed to the account: nobody but an administrator changes them.",
    ),
  roles: deploymentRolesSettings
    .prefault({})
    .describe("The roles that deploy and preview, and who may assume them."),
  guards: choiceValue(["create", "existing"])
    .default("create")
    .describe(
      "Account-wide public access block and encryption of volumes. existing: an organization's own set-up has them.",
    ),
  state: z
    .union([
      z.strictObject({ users: listValue(stateUser, { min: 1, unique: "name" }) }),
      z.strictObject({ at: stateLocation }),
    ])
    .optional()
    .describe(
      "users: this account keeps the state of these environments. at: another account does. Default: Pulumi Cloud, or " +
        "some other backend, whose rights are not given here.",
    ),
});
