import { type Stack, type StackConfig, defineApp, grant, stackTags } from "@mlops/core";
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
import { experimentsRouteProblems } from "./experiments-route.ts";
import { sections } from "./sections.ts";

/** An environment's account: guardrails, keys, network, alarms, ML environment, and Studio with notebooks. */
export default defineApp({
  sections,
  problems: experimentsRouteProblems,
  deploy: (stack) => {
    const { environment, config, options } = stack;
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
    new StackBudget("budget", { app: environment.app, monthlyUsd, topic: alarms }, options);
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

/** What Studio, notebook instances and training boxes refer to. */
type References = Pick<StudioArgs, "network" | "keys" | "guardrails" | "mlEnvironment">;

/**
 * Studio, notebook instances and training boxes, as far as the stack file has them. The roles of Studio's users may
 * read the platform's published settings.
 * @returns the Studio, if there is one
 */
function interactiveEnvironments(
  stack: Stack<StackConfig<ReturnType<typeof sections>>>,
  { mlEnvironment, ...references }: References,
): Studio | undefined {
  const { environment, config, options } = stack;
  const { retainData, notebooks, trainingBoxes } = config;
  const studio =
    config.studio &&
    new Studio(
      "studio",
      { ...config.studio, ...references, mlEnvironment, retainData, tags: stackTags(stack) },
      options,
    );
  for (const role of Object.values(studio?.personas ?? {}))
    grant(role, "settings", canReadSettings(environment));
  for (const { name, ...notebook } of notebooks)
    new NotebookInstance(name, { ...notebook, ...references, retainData }, options);
  for (const { name, ...box } of trainingBoxes) new TrainingBox(name, { ...box, ...references }, options);
  return studio;
}
