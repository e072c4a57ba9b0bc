import { isGlobWithin } from "@mlops/aws";
import { capabilityBudgets } from "./capability-budgets.ts";

const budgets = Object.entries(capabilityBudgets);

describe("the budget of a capability", () => {
  test.each(budgets)("%s holds actions as IAM writes them, once each", (_, budget) => {
    expect(
      budget.filter((action) => !/^[a-z][a-z0-9-]*:[A-Z*][A-Za-z0-9]*\*?[A-Za-z0-9]*\*?$/.test(action)),
    ).toEqual([]);
    expect(budget).toEqual([...new Set(budget)]);
  });

  test.each(budgets)("%s holds no service as a whole, and nothing that changes identities", (_, budget) => {
    const forbidden = [
      "iam:PutRolePolicy",
      "iam:AttachRolePolicy",
      "iam:CreateRole",
      "sagemaker:CreateDomain",
    ];
    for (const bound of budget) {
      expect([bound, isGlobWithin("sagemaker:*", bound), isGlobWithin("s3:*", bound)]).toEqual([
        bound,
        false,
        false,
      ]);
      expect([bound, forbidden.filter((action) => isGlobWithin(action, bound))]).toEqual([bound, []]);
    }
  });

  test("passes roles only where something is started under another one", () => {
    const passing = budgets.filter(([, budget]) => budget.includes("iam:PassRole")).map(([name]) => name);
    expect(passing).toEqual(["job-launch", "pipeline", "monitoring", "model-deployment"]);
  });
});
