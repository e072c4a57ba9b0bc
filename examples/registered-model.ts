// An endpoint in prod with a version that dev registered: image, artifacts and key come from dev's registry.
import { instanceOf, readContract, readPlatform, registryContract } from "@mlops/contracts";
import { awsEnvironment, defineApp } from "@mlops/core";
import { ModelEndpoint } from "@mlops/endpoint";
import { StackBudget } from "@mlops/observability";

/** Account of the environment that registers and approves models. */
const account = "111122223333";

export default defineApp({
  sections: () => ({}),
  deploy: ({ environment, options, reference }) => {
    const platform = readPlatform(reference("platform"), environment);
    const { region } = environment;
    const dev = awsEnvironment({ app: "platform", name: "dev", account, region });
    const churn = instanceOf(registryContract, "churn");
    const registry = readContract(churn, reference("platform", "dev"), dev);
    const endpoint = new ModelEndpoint(
      "churn",
      {
        ...platform,
        mode: "real-time",
        registry,
        trustedAccounts: [account],
        variants: {
          main: {
            model: { kind: "registered", version: 7 },
            instanceType: "ml.c7i.large",
            instances: { min: 2, max: 6, requestsPerSecond: 40 },
          },
        },
      },
      options,
    );
    const budget = { app: environment.app, monthlyUsd: 2000, topic: platform.alarmTopic };
    new StackBudget("budget", budget, options);
    return { endpointName: endpoint.endpointName };
  },
});
