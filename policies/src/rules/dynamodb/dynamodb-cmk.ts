import { isAwsManagedKey } from "../../kms-key.ts";
import { dynamodb } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const dynamodbCmk = resourceRule({
  id: "dynamodb-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Tables are encrypted with a customer-managed key, in every region.",
  remediation: "set kmsKeyArn to a customer-managed key",
  mapping: {
    awsConfig: ["dynamodb-table-encrypted-kms"],
    checkov: ["CKV_AWS_119"],
    trivy: ["AVD-AWS-0025"],
    prowler: ["dynamodb_tables_kms_cmk_encryption_enabled"],
  },
  resourceTypes: [dynamodb.table],
  check({ props }, report) {
    const encryption = props.at("serverSideEncryption");
    const enabled = encryption.at("enabled");
    if (enabled.isNot(true)) report({ property: enabled, todo: "set serverSideEncryption.enabled to true" });
    for (const copy of [encryption, ...props.at("replicas").elements]) {
      const property = copy.at("kmsKeyArn");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});
