import { z } from "zod";
import { type StackConfig, accountValue } from "@mlops/core";
import { alertsSection } from "./alerts.ts";
import { keysSection, mlEnvironmentSection } from "./ml-environment.ts";
import { networkSection } from "./network.ts";
import { studioSection } from "./studio.ts";
import { notebooksSection, trainingBoxesSection } from "./workbenches.ts";

/** What a stack file of the platform says, besides what every stack file says. */
export const sections = {
  /** Other accounts of the platform whose buckets, keys, images and models this one uses. */
  trustedAccounts: z.array(accountValue()).default([]),
  /** Other accounts of the platform that read this one's artifacts, pull its images and use its data key. */
  readerAccounts: z.array(accountValue()).default([]),
  keys: keysSection.default({}),
  alerts: alertsSection,
  network: networkSection,
  mlEnvironment: mlEnvironmentSection.default({}),
  studio: studioSection.optional(),
  notebooks: notebooksSection.default([]),
  trainingBoxes: trainingBoxesSection.default([]),
};

/** The checked values of a stack file of the platform. */
export type PlatformConfig = StackConfig<typeof sections>;
