import { relation } from "../../relation.ts";
import type { Stack, StackResource } from "../../resource.ts";
import { sqs } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

/** Properties by which queues, functions, rules, subscriptions and schedules name a queue for what they fail with. */
const failureProperties = ["deadLetterConfig", "destinationConfig", "redrivePolicy", "target"];

export const sqsDlq = stackRule("sqs-dlq", {
  check(stack, report) {
    const policies = stack.ofType(sqs.redrivePolicy);
    for (const resource of stack.ofType(sqs.queue)) {
      const property = resource.props.at("redrivePolicy");
      const hasPolicy = policies.some((policy) => mayBeAbout(policy, resource));
      if (property.isMissing && !hasPolicy && !mayBeForFailures(resource, stack))
        report({ resource, property });
    }
  },
});

function mayBeAbout(policy: StackResource, queue: StackResource): boolean {
  const names = [queue.props.at("url"), queue.props.at("id")];
  return relation(policy, "queueUrl", { resources: [queue], types: [sqs.queue], names }) !== "no";
}

/** Whether something may put what it fails with into `queue`: such a queue needs none itself. */
function mayBeForFailures(queue: StackResource, { resources, ofType }: Stack): boolean {
  const allows = ofType(sqs.redriveAllowPolicy).some((policy) => mayBeAbout(policy, queue));
  const isNamed = resources.some(
    (one) =>
      one !== queue && failureProperties.some((property) => one.dependenciesOf(property).includes(queue)),
  );
  return isNamed || allows || !queue.props.at("redriveAllowPolicy").isMissing;
}
