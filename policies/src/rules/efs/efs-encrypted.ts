import { isAwsManagedKey } from "../../kms-key.ts";
import { efs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const efsEncrypted = resourceRule({
  id: "efs-encrypted",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "File systems are encrypted.",
  remediation: "set encrypted to true",
  mapping: {
    fsbp: ["EFS.1", "EFS.8"],
    awsConfig: ["efs-encrypted-check", "efs-filesystem-ct-encrypted"],
    checkov: ["CKV_AWS_42", "CKV_AWS_184"],
    cdkNag: [
      "AwsSolutions-EFS1",
      "HIPAA.Security-EFSEncrypted",
      "NIST.800.53.R4-EFSEncrypted",
      "NIST.800.53.R5-EFSEncrypted",
      "PCI.DSS.321-EFSEncrypted",
    ],
    kics: ["48207659"],
    trivy: ["AVD-AWS-0037"],
    prowler: ["efs_encryption_at_rest_enabled"],
  },
  resourceTypes: [efs.fileSystem],
  check({ props }, report) {
    const encrypted = props.at("encrypted");
    const key = props.at("kmsKeyId");
    if (encrypted.isNot(true)) report({ property: encrypted });
    if (key.isMissing || isAwsManagedKey(key)) {
      report({ property: key, todo: "set kmsKeyId to a customer-managed key", advisory: true });
    }
  },
});
