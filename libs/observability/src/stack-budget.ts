import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { Budget } from "@pulumi/aws/budgets/budget.js";
import { z } from "zod";
import type { AlarmTopicRef } from "@mlops/contracts";
import { checkedSettings, positiveNumberValue, problem } from "@mlops/core";

/** What a stack file may set for {@link StackBudget}. */
export const stackBudgetSettings = z.strictObject({
  monthlyUsd: positiveNumberValue().describe(
    "Monthly budget of the stack in US dollars: more than 0. The alarm topic is notified at 80 % and 100 % of it, and " +
      "when the forecast for the month exceeds it.",
  ),
});

/** Arguments of {@link StackBudget}. */
export interface StackBudgetArgs extends z.input<typeof stackBudgetSettings> {
  /**
   * App of the stack: costs count if their `Application` tag has this value, in the stack's own account. The tag must
   * have been activated for cost allocation once, in the account that pays.
   */
  readonly app: string;
  /** Is notified. */
  readonly topic: AlarmTopicRef;
}

/** Percentages of the budget at which the topic is notified. */
const notifications = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
];

/**
 * The monthly budget of a stack, with notifications to the alarm topic.
 *
 * @example
 * new StackBudget("budget", { app: "sentiment", monthlyUsd: 500, topic: alarms });
 */
export class StackBudget extends ComponentResource {
  /** @throws ResourceError with everything that is wrong with the arguments */
  constructor(name: string, args: StackBudgetArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:StackBudget", name, {}, opts);
    const { app, topic, ...given } = args;
    const problems = app === "" ? [problem("app", app, "the name of the stack's app")] : [];
    const { monthlyUsd } = checkedSettings(this, name, stackBudgetSettings, given, problems);
    new Budget(
      `${name}-budget`,
      {
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(monthlyUsd),
        limitUnit: "USD",
        costFilters: [{ name: "TagKeyValue", values: [`user:Application$${app}`] }],
        notifications: notifications.map((notification) => ({
          ...notification,
          thresholdType: "PERCENTAGE",
          comparisonOperator: "GREATER_THAN",
          subscriberSnsTopicArns: [topic.topicArn],
        })),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}
