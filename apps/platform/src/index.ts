import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { type StackConfig, defineApp, grant } from "@mlops/core";
import {
  Publication,
  alarmTopicContract,
  canReadSettings,
  guardrailsContract,
  keysContract,
  mlEnvironmentContract,
  networkContract,
  studioContract,
} from "@mlops/contracts";
import { EncryptionKeys, Guardrails, MlEnvironment } from "@mlops/ml-environment";
import { Network } from "@mlops/network";
import { AlarmTopic, StackBudget } from "@mlops/observability";
import { NotebookInstance, Studio, type StudioArgs, TrainingBox } from "@mlops/studio";
import { sections } from "./sections.ts";

/** An environment's account: its guard rails and keys, its network, where its data live, and where people work. */
export default defineApp({
  sections,
  deploy: ({ app, environment, config, options }) => {
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

    const workplace = { network, keys, guardrails, mlEnvironment, retainData };
    const studio = workplaces(config, workplace, options);

    return {
      guardrails: new Publication(guardrailsContract, guardrails, options).exported,
      keys: new Publication(keysContract, keys, options).exported,
      network: new Publication(networkContract, network, options).exported,
      "alarm-topic": new Publication(alarmTopicContract, alarms, options).exported,
      "ml-environment": new Publication(mlEnvironmentContract, mlEnvironment, options).exported,
      repositoryUrls: mlEnvironment.repositoryUrls,
      ...studio,
    };
  },
});

/** Where people work: Studio, notebook instances, EC2 instances. Returns the outputs of Studio, if there is one. */
function workplaces(
  { studio: settings, notebooks, trainingBoxes }: Config,
  {
    mlEnvironment,
    ...workplace
  }: Pick<StudioArgs, "network" | "keys" | "guardrails" | "mlEnvironment" | "retainData">,
  options: ComponentResourceOptions,
) {
  const { retainData: _, ...references } = workplace;
  for (const { name, ...notebook } of notebooks)
    new NotebookInstance(name, { ...notebook, ...workplace }, options);
  for (const { name, ...box } of trainingBoxes) new TrainingBox(name, { ...box, ...references }, options);
  if (!settings) return {};
  const studio = new Studio("studio", { ...settings, ...workplace, mlEnvironment }, options);
  for (const role of Object.values(studio.personas))
    grant(role, "settings", canReadSettings(workplace.network.environment));
  return { studio: new Publication(studioContract, studio, options).exported, studioUrl: studio.url };
}

type Config = StackConfig<ReturnType<typeof sections>>;
