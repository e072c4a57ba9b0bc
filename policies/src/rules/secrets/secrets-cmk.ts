import { isAwsManagedKey } from "../../kms-key.ts";
import { secretsmanager } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const secretsCmk = resourceRule("secrets-cmk", {
  resourceTypes: [secretsmanager.secret],
  check({ props }, report) {
    for (const copy of [props, ...props.at("replicas").elements]) {
      const property = copy.at("kmsKeyId");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});
