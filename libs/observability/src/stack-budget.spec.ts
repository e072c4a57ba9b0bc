import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { StackBudget } from "./stack-budget.ts";

const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const { alarmTopic: topic } = platformRef(testEnvironment("prod"));

test("a budget counts what has the app's tag and notifies the topic three times", async () => {
  const cloud = await pretendCloud(
    () => new StackBudget("sentiment", { app: "sentiment", monthlyUsd: 500, topic }),
  );
  expect(cloud.census()).toEqual(["Budget sentiment-budget", "StackBudget sentiment"]);
  const notice = (notificationType: string, threshold: number) => ({
    notificationType,
    threshold,
    thresholdType: "PERCENTAGE",
    comparisonOperator: "GREATER_THAN",
    subscriberSnsTopicArns: [topicArn],
  });
  expect(cloud.inputs("sentiment-budget")).toEqual({
    budgetType: "COST",
    timeUnit: "MONTHLY",
    limitAmount: "500",
    limitUnit: "USD",
    costFilters: [{ name: "TagKeyValue", values: ["user:Application$sentiment"] }],
    notifications: [notice("ACTUAL", 80), notice("ACTUAL", 100), notice("FORECASTED", 100)],
  });
});

test("a budget of nothing is refused", async () => {
  expect(
    await pretendProblems(() => new StackBudget("sentiment", { app: "", monthlyUsd: 0, topic })),
  ).toEqual([
    [
      "sentiment cannot be built:",
      '  - app: got ""; expected the name of the stack\'s app',
      "  - monthlyUsd: got 0; expected more than 0",
    ].join("\n"),
  ]);
});
