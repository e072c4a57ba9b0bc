import { logs } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const logsRetention = resourceRule({
  id: "logs-retention",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Logs are kept as long as somebody has decided.",
  remediation: "set retentionInDays",
  mapping: {
    fsbp: ["CloudWatch.16"],
    awsConfig: ["cw-loggroup-retention-period-check"],
    checkov: ["CKV_AWS_66", "CKV_AWS_338"],
    cdkNag: [
      "HIPAA.Security-CloudWatchLogGroupRetentionPeriod",
      "NIST.800.53.R4-CloudWatchLogGroupRetentionPeriod",
      "NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod",
      "PCI.DSS.321-CloudWatchLogGroupRetentionPeriod",
      "Serverless-CloudWatchLogGroupRetentionPeriod",
    ],
    kics: ["ef0b316a"],
    prowler: ["cloudwatch_log_group_retention_policy_specific_days_enabled"],
  },
  settings: { minDays: 1 },
  resourceTypes: [logs.group],
  check({ props }, report, { settings: { minDays } }) {
    const property = props.at("retentionInDays");
    // CloudWatch itself says how long this class keeps its logs.
    if (!props.at("logGroupClass").isNot("DELIVERY")) return;
    if (property.isMissing) report({ property });
    if (property.is(0)) {
      // Kept for ever: allowed, but under the engine it is also what arrives when nobody has decided.
      report({
        property,
        todo: "say in retentionInDays how long logs are kept, unless it is for ever",
        advisory: true,
      });
    } else if (property.number !== undefined && property.number < minDays) {
      report({ property, todo: `set retentionInDays to ${minDays} or more` });
    }
  },
});
