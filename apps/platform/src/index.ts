import { defineApp } from "@mlops/core";
import {
  Publication,
  alarmTopicContract,
  guardrailsContract,
  keysContract,
  mlEnvironmentContract,
  networkContract,
  studioContract,
} from "@mlops/contracts";
import { EncryptionKeys, Guardrails, MlEnvironment } from "@mlops/ml-environment";
import { Network } from "@mlops/network";
import { AlarmTopic, StackBudget } from "@mlops/observability";
import { interactiveEnvironments } from "./interactive-environments.ts";
import { sections } from "./sections.ts";

/** An environment's account: guardrails, keys, network, alarms, ML environment, and Studio with notebooks. */
export default defineApp({
  sections,
  deploy: (stack) => {
    const { app, environment, config, options } = stack;
    const { retainData, trustedAccounts, readerAccounts } = config;

    const guardrails = new Guardrails(
      "guardrails",
      { ...config.guardrails, environment, trustedAccounts },
      options,
    );
    const keys = new EncryptionKeys(
      "keys",
      { ...config.keys, environment, retainData, readerAccounts },
      options,
    );
    const { monthlyUsd, ...subscribers } = config.alerts;
    const alarms = new AlarmTopic("alarms", { ...subscribers, environment, keys, guardrails }, options);
    new StackBudget("budget", { app, monthlyUsd, topic: alarms }, options);
    const { permissionsBoundaryArn } = guardrails;
    const { logKeyArn } = keys;
    const network = new Network(
      "network",
      { ...config.network, environment, trustedAccounts, logKeyArn, permissionsBoundaryArn },
      options,
    );
    const storage = { ...config.mlEnvironment, environment, keys, retainData, readerAccounts };
    const mlEnvironment = new MlEnvironment("ml", storage, options);
    const studio = interactiveEnvironments(stack, { network, keys, guardrails, mlEnvironment });

    return {
      guardrails: new Publication(guardrailsContract, guardrails, options).exported,
      keys: new Publication(keysContract, keys, options).exported,
      network: new Publication(networkContract, network, options).exported,
      "alarm-topic": new Publication(alarmTopicContract, alarms, options).exported,
      "ml-environment": new Publication(mlEnvironmentContract, mlEnvironment, options).exported,
      repositoryUrls: mlEnvironment.repositoryUrls,
      ...(studio && {
        studio: new Publication(studioContract, studio, options).exported,
        studioUrl: studio.url,
      }),
    };
  },
});
