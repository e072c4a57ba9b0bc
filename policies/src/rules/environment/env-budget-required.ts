import type { StackResource } from "../../resource.ts";
import { budgets } from "../../resource-types.ts";
import { stackRule } from "../../rule.ts";

export const envBudgetRequired = stackRule("env-budget-required", {
  check({ resources, ofType }, report) {
    const hasAws = resources.some(({ type }) => /^awsx?:/.test(type));
    const all = ofType(budgets.budget);
    if (hasAws && all.length === 0) report({});
    if (all.length === 0 || !all.every(tellsNobody)) return;
    for (const resource of all) {
      report({
        resource,
        property: resource.props.at("notifications"),
        todo: "say who is told of the budget",
      });
    }
  },
});

/** Whether certainly nobody is told of a budget. */
function tellsNobody({ props }: StackResource): boolean {
  const notifications = props.at("notifications");
  return (
    !notifications.isUnknown &&
    notifications.elements.every(
      (one) => one.at("subscriberEmailAddresses").isMissing && one.at("subscriberSnsTopicArns").isMissing,
    )
  );
}
