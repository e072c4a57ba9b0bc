import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsNoLockoutBypass = resourceRule({
  id: "kms-no-lockout-bypass",
  severity: "critical",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "KMS refuses key policies that nobody could change any more.",
  remediation: "set bypassPolicyLockoutSafetyCheck to false, or leave it out",
  mapping: {},
  resourceTypes: [...keyTypes, kms.keyPolicy],
  check({ props }, report) {
    const property = props.at("bypassPolicyLockoutSafetyCheck");
    if (property.is(true)) report({ property });
  },
});
