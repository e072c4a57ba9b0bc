import { athena } from "../resource-types.ts";
import { type Rule, resourceRule } from "../rule.ts";

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

export const athenaEnforceWorkgroup = resourceRule("athena-enforce-workgroup", {
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.enforceWorkgroupConfiguration");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});

export const athenaLogging = resourceRule("athena-logging", {
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.publishCloudwatchMetricsEnabled");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});

export const athenaRules: readonly Rule[] = [athenaEncrypted, athenaEnforceWorkgroup, athenaLogging];
