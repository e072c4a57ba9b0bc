import { mustHave, mustHaveKey, where } from "../rule/property-rule.ts";
import type { Certainty } from "../resource/certainty.ts";
import { limits } from "../iam/condition.ts";
import { byCaller, openPrincipals } from "../iam/open-access.ts";
import { relation } from "../resource/relation.ts";
import { events } from "../resource/resource-types.ts";
import type { StackResource } from "../resource/resource.ts";
import { type Rule, stackRule } from "../rule/rule.ts";

export const eventbridgeTargetDlq = mustHave(
  "eventbridge-target-dlq",
  [events.target],
  "deadLetterConfig.arn",
);

export const eventbusPolicy = stackRule("eventbus-policy", {
  check({ ofType }, report) {
    const policies = ofType(events.busPolicy, events.permission);
    const todo = "name the accounts that may send, or add a condition such as aws:PrincipalOrgID";
    for (const resource of policies) {
      for (const property of openPrincipals(resource.props.at("policy")))
        report({ resource, property, todo });
      const property = resource.props.at("principal");
      if (property.is("*") && conditionLimitsCaller(resource) === "no") report({ resource, property, todo });
    }
    for (const bus of ofType(events.bus)) {
      // The bus of a partner only takes the partner's events.
      if (!bus.props.at("eventSourceName").isMissing) continue;
      if (policies.every((policy) => relationToBus(policy, bus) === "no")) report({ resource: bus });
    }
  },
});

export const scheduleInputCmk = where(
  ({ props }) => props.at("target.input").state === "value",
  mustHaveKey("schedule-input-cmk", [events.schedule], "kmsKeyArn"),
);

function relationToBus(policy: StackResource, bus: StackResource) {
  const names = ["name", "arn", "id"].map((name) => bus.props.at(name));
  return relation(policy, "eventBusName", { resources: [bus], types: [events.bus], names });
}

/** Whether the one condition of an EventPermission says who sends: its mere presence does not. */
function conditionLimitsCaller({ props }: StackResource): Certainty {
  const condition = props.at("condition");
  const [key, operator] = [condition.at("key"), condition.at("type")];
  if (condition.isUnknown || key.isUnknown || operator.isUnknown) return "maybe";
  const line = { operator: operator.text ?? "", key: key.text?.toLowerCase() ?? "" };
  return limits({ ...line, values: [condition.at("value")] }, byCaller);
}

export const eventsRules: readonly Rule[] = [eventbridgeTargetDlq, eventbusPolicy, scheduleInputCmk];
