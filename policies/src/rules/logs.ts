import { mustHave } from "../rule/property-rule.ts";
import { logs } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const logsCmk = mustHave("logs-cmk", [logs.group], "kmsKeyId");

export const logsRetention = resourceRule("logs-retention", {
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

export const logsRules: readonly Rule[] = [logsCmk, logsRetention];
