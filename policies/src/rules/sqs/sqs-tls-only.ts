import { allOf, anyOf } from "../../certainty.ts";
import { deniesPlainText } from "../../iam/plain-text-denial.ts";
import { relation } from "../../relation.ts";
import { sqs } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

const actions = ["sqs:SendMessage", "sqs:ReceiveMessage"];

export const sqsTlsOnly = stackRule("sqs-tls-only", {
  check({ ofType }, report) {
    const policies = ofType(sqs.queuePolicy);
    for (const resource of ofType(sqs.queue)) {
      const names = [resource.props.at("url"), resource.props.at("id")];
      const target = { resources: [resource], types: [sqs.queue], names };
      const denied = [
        deniesPlainText(resource.props.at("policy"), actions),
        ...policies.map((policy) =>
          allOf([relation(policy, "queueUrl", target), deniesPlainText(policy.props.at("policy"), actions)]),
        ),
      ];
      if (anyOf(denied) === "no") report({ resource });
    }
  },
});
