import type { Unwrap } from "@pulumi/pulumi";
import type { BudgetArgs } from "@pulumi/aws/budgets/budget.js";
import { budgets, sagemaker } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { envBudgetRequired } from "./env-budget-required.ts";

const budget: Unwrap<BudgetArgs> = {
  budgetType: "COST",
  timeUnit: "MONTHLY",
  limitAmount: "50",
  limitUnit: "USD",
  notifications: [
    {
      notificationType: "FORECASTED",
      threshold: 100,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
      subscriberSnsTopicArns: ["arn:aws:sns:eu-west-1:111122223333:budget"],
    },
  ],
};
const told = (came: string) => `say who is told of the budget; notifications is ${came}`;

describeStackRule(envBudgetRequired, {
  compliant: {
    endpoint: { type: sagemaker.endpoint, props: { endpointConfigName: "sentiment-1" } },
    budget: { type: budgets.budget, props: budget },
  },
  finds: {
    "a stack without a budget": {
      without: ["budget"],
      findings: [{ message: "give the stack a budgets Budget with notifications" }],
    },
    "a budget that tells nobody": {
      change: { budget: { notifications: ABSENT } },
      findings: [{ on: "budget", message: told("absent") }],
    },
    "a budget whose notifications reach nobody": {
      change: {
        budget: {
          "notifications.0.subscriberSnsTopicArns": [],
          "notifications.0.subscriberEmailAddresses": ABSENT,
        },
      },
      findings: [{ on: "budget", message: told("a list of 1") }],
    },
    "several budgets of which none tells anybody": {
      change: { budget: { notifications: ABSENT } },
      with: { other: { type: budgets.budget, props: { notifications: [] } } },
      decidedBy: ["other.notifications"],
      findings: [
        { on: "budget", message: told("absent") },
        { on: "other", message: told("an empty list") },
      ],
    },
  },
  passes: {
    "a budget that tells people by mail": {
      change: {
        budget: {
          "notifications.0.subscriberSnsTopicArns": ABSENT,
          "notifications.0.subscriberEmailAddresses": ["ml@example.com"],
        },
      },
    },
    "one budget of several that tells somebody": {
      with: { other: { type: budgets.budget, props: { notifications: [] } } },
    },
    "people who are known later": {
      change: { budget: { "notifications.0.subscriberSnsTopicArns": UNKNOWN } },
    },
    "a stack without anything of AWS": {
      without: ["endpoint", "budget"],
      with: { id: { type: "random:index/randomId:RandomId" } },
    },
  },
});
