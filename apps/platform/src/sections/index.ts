import { type AwsEnvironment, type StackConfig, otherAccountsValue } from "@mlops/core";
import { encryptionKeysSettings } from "@mlops/ml-environment";
import { alarmTopicSettings, stackBudgetSettings } from "@mlops/observability";
import { mlEnvironmentSection } from "./ml-environment.ts";
import { networkSection } from "./network.ts";
import { studioSection } from "./studio.ts";
import { notebooksSection, trainingBoxesSection } from "./workbenches.ts";

/** What a stack file of the platform holds, besides what every stack file holds. */
export const sections = ({ account }: AwsEnvironment) => ({
  trustedAccounts: otherAccountsValue(account)
    .default([])
    .describe("Other accounts of the platform whose buckets, keys, images and models this one uses."),
  readerAccounts: otherAccountsValue(account)
    .default([])
    .describe(
      "Other accounts of the platform that read this one's artifacts, pull its images and use its data key.",
    ),
  keys: encryptionKeysSettings.prefault({}),
  alerts: alarmTopicSettings
    .safeExtend(stackBudgetSettings.shape)
    .describe("Who is notified of alarms, and of what the platform itself costs."),
  network: networkSection,
  mlEnvironment: mlEnvironmentSection.default({}),
  studio: studioSection.optional(),
  notebooks: notebooksSection.default([]),
  trainingBoxes: trainingBoxesSection.default([]),
});

/** The checked values of a stack file of the platform. */
export type PlatformConfig = StackConfig<ReturnType<typeof sections>>;
