import { awsEnvironment, defineApp } from "@mlops/core";
import { readContract, guardrailsContract } from "@mlops/contracts";
import { EndpointTester } from "@mlops/delivery";
import { placeProblems } from "./place-problems.ts";
import { sections } from "./sections.ts";
import { toolingAccount } from "./tooling.ts";
import { trainingTarget } from "./training-target.ts";

/** The pipelines of the tooling account, and what they need in the accounts that they deploy into. */
export default defineApp({
  sections,
  problems: placeProblems,
  deploy: (stack) => {
    const { environment, config, options, reference } = stack;
    const { tooling, target } = config;
    if (tooling !== undefined) return toolingAccount(stack, tooling);
    if (target === undefined) return {};

    const guardrails = readContract(guardrailsContract, reference("account"), environment);
    const { region, app } = environment;
    const there = awsEnvironment({ app, name: "shared", account: target.toolingAccount, region });
    for (const [product, stage] of Object.entries(target.endpointTests)) {
      new EndpointTester(
        `${product}-tester`,
        { environment, guardrails, tooling: there, product, stage },
        options,
      );
    }
    for (const [product, training] of Object.entries(target.training)) {
      trainingTarget(stack, { product, training, guardrails, tooling: there });
    }
    return {};
  },
});
