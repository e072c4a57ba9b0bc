import { keyTypes } from "../../kms-key-types.ts";
import { relation } from "../../relation.ts";
import { kms } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const kmsPolicyDefined = stackRule({
  id: "kms-policy-defined",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Every key has a policy that somebody wrote: KMS' own gives the whole account every right.",
  remediation: "set policy, or give the key a KeyPolicy",
  mapping: { checkov: ["CKV2_AWS_64"] },
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
