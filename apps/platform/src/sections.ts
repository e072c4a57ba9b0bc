import { z } from "zod";
import { type AwsEnvironment, listValue, otherAccountsValue } from "@mlops/core";
import { encryptionKeysSettings, mlEnvironmentSettings, packageMirrorSettings } from "@mlops/ml-environment";
import { networkSettings } from "@mlops/network";
import { alarmTopicSettings, stackBudgetSettings } from "@mlops/observability";
import { notebookInstanceSettings, studioSettings, trainingBoxSettings } from "@mlops/studio";
import { featuresAndModelsSections } from "./features-and-models-sections.ts";

const componentName = z
  .string()
  .min(1)
  .describe("Logical name in the stack. Another name is another resource, with another disk.");

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
  keys: encryptionKeysSettings.prefault({}),
  alerts: alarmTopicSettings
    .safeExtend(stackBudgetSettings.shape)
    .describe("Who is notified of alarms, and of what the platform itself costs."),
  network: networkSettings(environment),
  packageMirror: packageMirrorSettings
    .optional()
    .describe(
      "A mirror of PyPI in CodeArtifact, with its VPC endpoints where the network has no internet. Default: none.",
    ),
  mlEnvironment: mlEnvironmentSettings.prefault({}),
  ...featuresAndModelsSections(environment),
  studio: studioSettings
    .optional()
    .describe("SageMaker Studio: the domain, its users and what they work with. Default: none."),
  notebooks: listValue(notebookInstanceSettings.extend({ name: componentName }), { unique: "name" })
    .default([])
    .describe("SageMaker notebook instances outside Studio. Default: none."),
  trainingBoxes: listValue(trainingBoxSettings.extend({ name: componentName }), { unique: "name" })
    .default([])
    .describe("EC2 instances for deep learning. Default: none."),
});
