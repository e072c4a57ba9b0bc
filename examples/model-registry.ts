// A model of the registry: another account deploys and approves its versions, a bus is told of it, a card describes it.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelGroup } from "@mlops/model-registry";
import { StackBudget } from "@mlops/observability";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, config: { retainData }, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const churn = new ModelGroup(
      "churn",
      {
        ...platform,
        retainData,
        description: "Tells which customers leave",
        images: ["333344445555.dkr.ecr.eu-west-1.amazonaws.com/inference"],
        readerAccounts: ["111122223333"],
        approverAccounts: ["111122223333"],
        approvals: { busArn: "arn:aws:events:eu-west-1:444455556666:event-bus/delivery" },
        card: {
          owner: "churn-team@example.com",
          problem: "Customers leave without a word",
          intendedUses: "To choose whom to write to; not to choose prices",
          risk: "Medium",
        },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 10, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { groupName: churn.groupName, artifactsUri: churn.artifactsUri };
  },
});
