import { athena } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const athenaEnforceWorkgroup = resourceRule("athena-enforce-workgroup", {
  resourceTypes: [athena.workgroup],
  check({ props }, report) {
    const property = props.at("configuration.enforceWorkgroupConfiguration");
    // The provider's default is true.
    if (property.is(false)) report({ property });
  },
});
