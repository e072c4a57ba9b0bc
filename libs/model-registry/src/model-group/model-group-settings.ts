import { type Input, Output } from "@pulumi/pulumi";
import { z } from "zod";
import { ecrRegistryHost, eventBusArnPattern, nameLengths, parseEcrImage, registryLimits } from "@mlops/aws";
import {
  type AwsEnvironment,
  type SettingsCheck,
  ecrImageValue,
  inputValue,
  listValue,
  otherAccountsValue,
  refused,
} from "@mlops/core";
import { type GroupReaders, groupPolicy } from "./group-policy.ts";
import { modelCardSettings } from "./model-card.ts";

const approvals = z.strictObject({
  notify: z
    .boolean()
    .default(true)
    .describe("Whether the environment's alarm topic is told of approvals and rejections. Default: true."),
  busArn: z
    .string()
    .regex(eventBusArnPattern, { error: "expected arn:…:events:…:event-bus/<name>" })
    .optional()
    .describe(
      "ARN of an event bus that approvals and rejections are put on, such as that of the account that delivers. Its policy " +
        "has to let this account, and the guardrails have to trust its account. Default: none.",
    ),
});

/**
 * What a stack file may set for a `ModelGroup`.
 * @param environment where it is: its own account cannot be a reader, and images have to be where they are run
 */
export const modelGroupSettings = (environment: AwsEnvironment) =>
  z
    .strictObject({
      description: z
        .string()
        .min(1)
        .max(registryLimits.maxDescriptionLength)
        .optional()
        .describe(
          "What the model does, at most 1024 characters. A later change is not deployed: it would replace the group and its " +
            "versions. Default: none.",
        ),
      images: listValue(inputValue(ecrImageValue()), { unique: "item" })
        .default([])
        .describe(
          "Images or repositories in ECR, of AWS or of others, that the versions' containers come from, so that whoever runs " +
            "a version may pull it. Default: none besides own repositories.",
        ),
      approverAccounts: otherAccountsValue(environment.account)
        .default([])
        .describe(
          "Reader accounts that approve and reject versions as well. Default: none, versions are approved where the registry is.",
        ),
      approvals: approvals
        .prefault({})
        .describe("Who is told of approvals and rejections. Default: the alarm topic."),
      card: modelCardSettings.optional().describe("What the model's card says. Default: no card."),
    })
    .check(checkImages(environment));

/** What is plain in the arguments of a `ModelGroup`. */
export const modelGroupArguments = (environment: AwsEnvironment) =>
  modelGroupSettings(environment)
    .safeExtend({ readerAccounts: otherAccountsValue(environment.account).default([]) })
    .check(checkAccounts(environment));

/** Checked arguments of a `ModelGroup`. */
export type ModelGroupSettings = z.output<ReturnType<typeof modelGroupArguments>>;

const checkAccounts =
  (environment: AwsEnvironment): SettingsCheck<GroupReaders> =>
  ({ value, issues }) => {
    const { readerAccounts, approverAccounts } = value;
    for (const [index, account] of approverAccounts.entries()) {
      if (readerAccounts.includes(account)) continue;
      issues.push(refused(["approverAccounts", index], account, "one of readerAccounts"));
    }
    const length = JSON.stringify(groupPolicy(environment, "x".repeat(nameLengths.sageMaker), value)).length;
    const { maxPolicyLength } = registryLimits;
    if (length > maxPolicyLength) {
      const expected = `accounts that a policy of ${maxPolicyLength} characters has room for, not ${length}`;
      issues.push(refused(["readerAccounts"], readerAccounts, expected));
    }
  };

/** SageMaker runs images of the region that the version is in. */
const checkImages =
  (environment: AwsEnvironment): SettingsCheck<{ readonly images: readonly Input<string>[] }> =>
  ({ value: { images }, issues }) => {
    for (const [index, image] of images.entries()) {
      const known = Output.isInstance(image) || image instanceof Promise ? undefined : parseEcrImage(image);
      if (known === undefined || isHere(String(image), known.registry.account, environment)) continue;
      const { region, partition } = environment;
      issues.push(refused(["images", index], image, `an image in ${region} of partition ${partition}`));
    }
  };

function isHere(image: string, account: string, environment: AwsEnvironment): boolean {
  return image.startsWith(`${ecrRegistryHost({ ...environment, account })}/`);
}
