import type { Rule } from "../rule.ts";
import { environmentRules } from "./environment/index.ts";
import { iamRules } from "./iam/index.ts";
import { kmsRules } from "./kms/index.ts";
import { s3Rules } from "./s3/index.ts";
import { sagemakerRules } from "./sagemaker/index.ts";
import { vpcRules } from "./vpc/index.ts";

/** Every rule of the pack, by family. */
export const rules: readonly Rule[] = [
  ...sagemakerRules,
  ...environmentRules,
  ...iamRules,
  ...kmsRules,
  ...s3Rules,
  ...vpcRules,
];
