import { isAwsManagedKey } from "../../kms-key.ts";
import { sns } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const snsCmk = resourceRule({
  id: "sns-cmk",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Messages in topics are encrypted with a customer-managed key.",
  remediation: "set kmsMasterKeyId to a customer-managed key",
  mapping: {
    fsbp: ["SNS.1"],
    awsConfig: ["sns-encrypted-kms"],
    checkov: ["CKV_AWS_26"],
    cdkNag: [
      "HIPAA.Security-SNSEncryptedKMS",
      "NIST.800.53.R4-SNSEncryptedKMS",
      "NIST.800.53.R5-SNSEncryptedKMS",
      "PCI.DSS.321-SNSEncryptedKMS",
    ],
    kics: ["28545147", "b1a72f66"],
    trivy: ["AVD-AWS-0095", "AVD-AWS-0136"],
    prowler: ["sns_topics_kms_encryption_at_rest_enabled"],
  },
  resourceTypes: [sns.topic],
  check({ props }, report) {
    const property = props.at("kmsMasterKeyId");
    if (property.isMissing || isAwsManagedKey(property)) report({ property });
  },
});
