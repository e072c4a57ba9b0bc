import type { ReplacementRules } from "../replacement-rule.ts";
import { computeReplacements } from "./compute.ts";
import { dataReplacements } from "./data.ts";
import { networkAndIdentityReplacements } from "./network-and-identity.ts";
import { sageMakerReplacements } from "./sagemaker.ts";

/** What replaces a resource, by type, as the AWS provider does it. */
export const replacementRules: ReplacementRules = {
  ...computeReplacements,
  ...dataReplacements,
  ...networkAndIdentityReplacements,
  ...sageMakerReplacements,
};
