import { sqs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sqsEncrypted = resourceRule({
  id: "sqs-encrypted",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Messages in queues are encrypted.",
  remediation: "set kmsMasterKeyId to a key, or sqsManagedSseEnabled to true",
  mapping: {
    fsbp: ["SQS.1"],
    checkov: ["CKV_AWS_27"],
    cdkNag: ["AwsSolutions-SQS2"],
    kics: ["6e8849c1"],
    trivy: ["AVD-AWS-0096", "AVD-AWS-0135"],
    prowler: ["sqs_queues_server_side_encryption_enabled"],
  },
  resourceTypes: [sqs.queue],
  check({ props }, report) {
    const managed = props.at("sqsManagedSseEnabled");
    if (props.at("kmsMasterKeyId").isMissing && managed.isNot(true)) report({ property: managed });
  },
});
