import { mustNotBe } from "../rule/property-rule.ts";
import { athena } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const athenaEncrypted = resourceRule("athena-encrypted", {
  resourceTypes: [athena.database, athena.workgroup],
  check({ type, props }, report) {
    const results = type === athena.workgroup ? props.at("configuration.resultConfiguration") : props;
    const property = results.at("encryptionConfiguration.encryptionOption");
    // Results that Athena keeps itself are always encrypted.
    const isKept = !props.at("configuration.managedQueryResultsConfiguration.enabled").isNot(true);
    if (property.isMissing && !isKept) report({ property });
  },
});

export const athenaEnforceWorkgroup = mustNotBe(
  "athena-enforce-workgroup",
  [athena.workgroup],
  "configuration.enforceWorkgroupConfiguration",
  false,
);

export const athenaLogging = mustNotBe(
  "athena-logging",
  [athena.workgroup],
  "configuration.publishCloudwatchMetricsEnabled",
  false,
);

export const athenaRules: readonly Rule[] = [athenaEncrypted, athenaEnforceWorkgroup, athenaLogging];
