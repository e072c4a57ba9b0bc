import { keyTypes } from "../../kms-key-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsEnabled = resourceRule({
  id: "kms-enabled",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Keys are enabled: what a disabled one encrypted cannot be read.",
  remediation: "enable the key",
  mapping: { checkov: ["CKV_AWS_227"], kics: ["7350fa23"] },
  resourceTypes: keyTypes,
  check({ props }, report) {
    for (const name of ["isEnabled", "enabled"]) {
      const property = props.at(name);
      if (property.is(false)) report({ property, todo: `set ${name} to true` });
    }
  },
});
