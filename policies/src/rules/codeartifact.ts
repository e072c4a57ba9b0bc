import { isAwsManagedKey } from "../kms-key.ts";
import { codeartifact } from "../resource-types.ts";
import { type Rule, resourceRule } from "../rule.ts";

export const codeartifactCmk = resourceRule("codeartifact-cmk", {
  resourceTypes: [codeartifact.domain],
  check({ props }, report) {
    const property = props.at("encryptionKey");
    if (property.isMissing || isAwsManagedKey(property)) report({ property });
  },
});

export const codeartifactRules: readonly Rule[] = [codeartifactCmk];
