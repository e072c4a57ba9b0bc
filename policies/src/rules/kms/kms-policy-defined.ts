import { keyTypes } from "../../kms-key-types.ts";
import { relation } from "../../relation.ts";
import { kms } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const kmsPolicyDefined = stackRule("kms-policy-defined", {
  check({ ofType }, report) {
    const policies = ofType(kms.keyPolicy);
    for (const resource of ofType(...keyTypes)) {
      const property = resource.props.at("policy");
      const names = ["keyId", "id", "arn"].map((name) => resource.props.at(name));
      const target = { resources: [resource], types: keyTypes, names };
      const hasNone = policies.every((policy) => relation(policy, "keyId", target) === "no");
      if (property.isMissing && hasNone) report({ resource, property });
    }
  },
});
