import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsNoLockoutBypass = resourceRule("kms-no-lockout-bypass", {
  resourceTypes: [...keyTypes, kms.keyPolicy],
  check({ props }, report) {
    const property = props.at("bypassPolicyLockoutSafetyCheck");
    if (property.is(true)) report({ property });
  },
});
