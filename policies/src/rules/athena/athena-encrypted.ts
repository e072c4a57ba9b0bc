import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const athenaEncrypted = resourceRule({
  id: "athena-encrypted",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Results of queries are encrypted.",
  remediation: 'set encryptionConfiguration.encryptionOption, such as "SSE_KMS"',
  mapping: {
    fsbp: ["Athena.1"],
    awsConfig: ["athena-workgroup-encrypted-at-rest"],
    checkov: ["CKV_AWS_77", "CKV_AWS_159"],
    kics: ["d364984a", "b2315cae"],
    trivy: ["AVD-AWS-0006"],
    prowler: ["athena_workgroup_encryption"],
  },
  resourceTypes: [athena.database, athena.workgroup],
  check({ type, props }, report) {
    const results = type === athena.workgroup ? props.at("configuration.resultConfiguration") : props;
    const property = results.at("encryptionConfiguration.encryptionOption");
    // Results that Athena keeps itself are always encrypted.
    const isKept = !props.at("configuration.managedQueryResultsConfiguration.enabled").isNot(true);
    if (property.isMissing && !isKept) report({ property });
  },
});
