import { logs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const logsCmk = resourceRule({
  id: "logs-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Logs are encrypted with a customer-managed key.",
  remediation: "set kmsKeyId to a customer-managed key",
  mapping: {
    awsConfig: ["cloudwatch-log-group-encrypted"],
    checkov: ["CKV_AWS_158"],
    cdkNag: [
      "HIPAA.Security-CloudWatchLogGroupEncrypted",
      "NIST.800.53.R4-CloudWatchLogGroupEncrypted",
      "NIST.800.53.R5-CloudWatchLogGroupEncrypted",
      "PCI.DSS.321-CloudWatchLogGroupEncrypted",
    ],
    kics: ["0afbcfe9"],
    trivy: ["AVD-AWS-0017"],
    prowler: ["cloudwatch_log_group_kms_encryption_enabled"],
  },
  resourceTypes: [logs.group],
  check({ props }, report) {
    const property = props.at("kmsKeyId");
    if (property.isMissing) report({ property });
  },
});
