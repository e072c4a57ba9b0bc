import { isAwsManagedKey } from "../../kms-key.ts";
import { secretsmanager } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const secretsCmk = resourceRule({
  id: "secrets-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Secrets are encrypted with a customer-managed key, in every region.",
  remediation: "set kmsKeyId to a customer-managed key",
  mapping: {
    awsConfig: ["secretsmanager-using-cmk"],
    checkov: ["CKV_AWS_149"],
    cdkNag: [
      "HIPAA.Security-SecretsManagerUsingKMSKey",
      "NIST.800.53.R5-SecretsManagerUsingKMSKey",
      "PCI.DSS.321-SecretsManagerUsingKMSKey",
    ],
    kics: ["a2f548f2", "b0d3ef3f"],
    trivy: ["AVD-AWS-0098"],
  },
  resourceTypes: [secretsmanager.secret],
  check({ props }, report) {
    for (const copy of [props, ...props.at("replicas").elements]) {
      const property = copy.at("kmsKeyId");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});
