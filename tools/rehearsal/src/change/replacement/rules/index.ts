import type { ReplacementRules } from "../replacement-rule.ts";
import { computeReplacements } from "./compute.ts";
import { dataReplacements } from "./data.ts";
import { networkAndIdentityReplacements } from "./network-and-identity.ts";
import { sageMakerReplacements } from "./sagemaker.ts";

/**
 * What replaces a resource, by type, as the AWS provider does it: what its schemas mark as `ForceNew` or
 * `RequiresReplace`. @pulumi/aws 7.48.0 has no such table in its package, so these are written by hand, from the sources
 * of hashicorp/terraform-provider-aws at about 6.56, which it bridges. They are compared with its typings and, but for
 * the types that AWS has no schema of, with CloudFormation's create-only properties (`create-only/`).
 */
export const replacementRules: ReplacementRules = {
  ...computeReplacements,
  ...dataReplacements,
  ...networkAndIdentityReplacements,
  ...sageMakerReplacements,
};
