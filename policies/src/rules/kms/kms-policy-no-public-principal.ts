import { openPrincipals } from "../../iam/open-principals.ts";
import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsPolicyNoPublicPrincipal = resourceRule({
  id: "kms-policy-no-public-principal",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Key policies let in nobody whom they do not name.",
  remediation: "name the principals, or add a condition that says who, such as kms:CallerAccount",
  mapping: {
    fsbp: ["KMS.5"],
    awsConfig: ["kms-key-policy-no-public-access"],
    checkov: ["CKV_AWS_33"],
    kics: ["7ebc9038"],
    prowler: ["kms_key_not_publicly_accessible"],
  },
  resourceTypes: [...keyTypes, kms.keyPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});
