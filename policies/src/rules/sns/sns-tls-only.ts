import { allOf, anyOf } from "../../certainty.ts";
import { deniesPlainText } from "../../iam/plain-text-denial.ts";
import { relation } from "../../relation.ts";
import { sns } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

const actions = ["sns:Publish"];

export const snsTlsOnly = stackRule("sns-tls-only", {
  check({ ofType }, report) {
    const policies = ofType(sns.topicPolicy);
    for (const resource of ofType(sns.topic)) {
      const names = [resource.props.at("arn"), resource.props.at("id")];
      const target = { resources: [resource], types: [sns.topic], names };
      const denied = [
        deniesPlainText(resource.props.at("policy"), actions),
        ...policies.map((policy) =>
          allOf([relation(policy, "arn", target), deniesPlainText(policy.props.at("policy"), actions)]),
        ),
      ];
      if (anyOf(denied) === "no") report({ resource });
    }
  },
});
