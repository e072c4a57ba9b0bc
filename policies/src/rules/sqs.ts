import { allOf, anyOf } from "../resource/certainty.ts";
import { openPrincipals } from "../iam/open-access.ts";
import { deniesPlainText } from "../iam/plain-text-denial.ts";
import { statementsOf } from "../iam/statement.ts";
import { relation } from "../resource/relation.ts";
import { sqs } from "../resource/resource-types.ts";
import type { Stack, StackResource } from "../resource/resource.ts";
import { type Rule, resourceRule, stackRule } from "../rule/rule.ts";

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

export const sqsEncrypted = resourceRule("sqs-encrypted", {
  resourceTypes: [sqs.queue],
  check({ props }, report) {
    const managed = props.at("sqsManagedSseEnabled");
    if (props.at("kmsMasterKeyId").isMissing && managed.isNot(true)) report({ property: managed });
  },
});

export const sqsNotPublic = resourceRule("sqs-not-public", {
  resourceTypes: [sqs.queue, sqs.queuePolicy],
  check({ props }, report) {
    const policy = props.at("policy");
    for (const property of openPrincipals(policy)) report({ property });
    for (const { effect, actions } of statementsOf(policy)) {
      if (!effect.is("Allow")) continue;
      for (const property of actions.filter(
        ({ text }) => text !== undefined && /^(\*|sqs:\*)$/i.test(text),
      )) {
        report({ property, todo: "name the actions that are allowed" });
      }
    }
  },
});

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

export const sqsRules: readonly Rule[] = [sqsDlq, sqsEncrypted, sqsNotPublic, sqsTlsOnly];
