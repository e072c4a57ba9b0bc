import type { OutputRules } from "../output-rule.ts";
import { computeRules } from "./compute.ts";
import { cloudControlRules } from "./cloud-control.ts";
import { eventRules } from "./events.ts";
import { identityRules } from "./identity.ts";
import { networkRules } from "./network.ts";
import { sageMakerRules } from "./sagemaker.ts";
import { storageRules } from "./storage.ts";

/** What AWS adds to a resource, by type. */
export const outputRules: OutputRules = {
  ...cloudControlRules,
  ...computeRules,
  ...eventRules,
  ...identityRules,
  ...networkRules,
  ...sageMakerRules,
  ...storageRules,
};
