import { keyTypes } from "../../kms-key-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsEnabled = resourceRule("kms-enabled", {
  resourceTypes: keyTypes,
  check({ props }, report) {
    for (const name of ["isEnabled", "enabled"]) {
      const property = props.at(name);
      if (property.is(false)) report({ property, todo: `set ${name} to true` });
    }
  },
});
