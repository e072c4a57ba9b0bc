import { isAwsManagedKey } from "../../kms-key.ts";
import { sns } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const snsCmk = resourceRule("sns-cmk", {
  resourceTypes: [sns.topic],
  check({ props }, report) {
    const property = props.at("kmsMasterKeyId");
    if (property.isMissing || isAwsManagedKey(property)) report({ property });
  },
});
