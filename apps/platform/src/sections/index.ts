import { type AwsEnvironment, type StackConfig, otherAccountsValue } from "@mlops/core";
import { encryptionKeysSettings, guardrailsSettings, mlEnvironmentSettings } from "@mlops/ml-environment";
import { networkSettings } from "@mlops/network";
import { alertsSection } from "./alerts.ts";
import { studioSection } from "./studio.ts";
import { notebooksSection, trainingBoxesSection } from "./workbenches.ts";

/** What a stack file of the platform holds, besides what every stack file holds. */
export const sections = (environment: AwsEnvironment) => ({
  trustedAccounts: otherAccountsValue(environment.account)
    .default([])
    .describe("Other accounts of the platform whose buckets, keys, images and models this one uses."),
  readerAccounts: otherAccountsValue(environment.account)
    .default([])
    .describe(
      "Other accounts of the platform that read this one's artifacts, pull its images and use its data key.",
    ),
  guardrails: guardrailsSettings
    .prefault({})
    .describe("Limits for every role: the permissions boundary and the VPC-only policy."),
  keys: encryptionKeysSettings.prefault({}).describe("The KMS keys of data and of logs."),
  alerts: alertsSection,
  network: networkSettings(environment).describe("The network: in a VPC to make, or in one that exists."),
  mlEnvironment: mlEnvironmentSettings
    .prefault({})
    .describe("Buckets for data, artifacts and access logs, and repositories for custom containers."),
  studio: studioSection.optional(),
  notebooks: notebooksSection.default([]),
  trainingBoxes: trainingBoxesSection.default([]),
});

/** The checked values of a stack file of the platform. */
export type PlatformConfig = StackConfig<ReturnType<typeof sections>>;
