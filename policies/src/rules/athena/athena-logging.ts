import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const athenaLogging = resourceRule("athena-logging", {
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.publishCloudwatchMetricsEnabled");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});
