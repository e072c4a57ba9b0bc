import { isAwsManagedKey } from "../../kms-key.ts";
import { codeartifact } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codeartifactCmk = resourceRule({
  id: "codeartifact-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Packages are encrypted with a customer-managed key.",
  remediation: "set encryptionKey to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_221"] },
  resourceTypes: [codeartifact.domain],
  check({ props }, report) {
    const property = props.at("encryptionKey");
    if (property.isMissing || isAwsManagedKey(property)) report({ property });
  },
});
