import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { Budget } from "@pulumi/aws/budgets/budget.js";
import type { AlarmTopicRef } from "@mlops/contracts";
import { assertValid } from "@mlops/core";

export interface StackBudgetArgs {
  /**
   * App of the stack: only what carries this `Application` tag counts, in the stack's own account. The tag must have
   * been activated for cost allocation once, in the account that pays.
   */
  readonly app: string;
  /** What the stack may cost in a month, in US dollars; more than 0. */
  readonly monthlyUsd: number;
  /** Who is told. */
  readonly topic: AlarmTopicRef;
}

/** When they are told: by what has been spent, and by what will have been spent at the end of the month. */
const notices = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "ACTUAL", threshold: 100 },
  { notificationType: "FORECASTED", threshold: 100 },
];

/**
 * What a stack may cost in a month, and who hears of it when it costs more.
 *
 * @example
 * new StackBudget("budget", { app: "sentiment", monthlyUsd: 500, topic: alarms });
 */
export class StackBudget extends ComponentResource {
  constructor(name: string, args: StackBudgetArgs, opts?: ComponentResourceOptions) {
    super("mlops:observability:StackBudget", name, {}, opts);
    assertValid(this, name, stackBudgetProblems(args));
    const { app, monthlyUsd, topic } = args;
    new Budget(
      `${name}-budget`,
      {
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: String(monthlyUsd),
        limitUnit: "USD",
        costFilters: [{ name: "TagKeyValue", values: [`user:Application$${app}`] }],
        notifications: notices.map(({ notificationType, threshold }) => ({
          notificationType,
          threshold,
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

/** What is wrong with a budget's arguments. */
export function stackBudgetProblems({ app, monthlyUsd }: StackBudgetArgs): string[] {
  return [
    ...(app === "" ? ["app: is empty; expected the name of the stack's app"] : []),
    ...(Number.isFinite(monthlyUsd) && monthlyUsd > 0
      ? []
      : [`monthlyUsd: got ${monthlyUsd}; expected more than 0`]),
  ];
}
