import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

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
