// A model of the registry: two accounts deploy its versions, one approves them, a bus is told of it, and a card says why.
import { readPlatform } from "@mlops/contracts";
import { defineApp } from "@mlops/core";
import { ModelGroup } from "@mlops/model-registry";

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
        readerAccounts: ["444455556666", "555566667777"],
        approverAccounts: ["444455556666"],
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
    return { groupName: churn.groupName, artifactsUri: churn.artifactsUri };
  },
});
