import { defineApp, grant } from "@mlops/core";
import {
  Publication,
  canReadSettings,
  guardrailsContract,
  keysContract,
  mlEnvironmentContract,
  networkContract,
  studioContract,
} from "@mlops/contracts";
import { EncryptionKeys, Guardrails, MlEnvironment } from "@mlops/ml-environment";
import { Network } from "@mlops/network";
import { NotebookInstance, Studio, TrainingBox } from "@mlops/studio";
import { lifecycleScript } from "./lifecycle-script.ts";
import { mlEnvironmentSection } from "./sections/ml-environment.ts";
import { networkSection } from "./sections/network.ts";
import { studioSection } from "./sections/studio.ts";
import { notebooksSection, trainingBoxesSection } from "./sections/workbenches.ts";

/** An environment's account: its guard rails and keys, its network, where its data live, and where people work. */
export default defineApp({
  sections: {
    network: networkSection,
    mlEnvironment: mlEnvironmentSection,
    studio: studioSection.optional(),
    notebooks: notebooksSection.default([]),
    trainingBoxes: trainingBoxesSection.default([]),
  },
  deploy: ({ environment, config, options }) => {
    const { retainData, mlEnvironment: own, notebooks, trainingBoxes } = config;
    const { keyAlias, readerAccounts, ...storage } = own;

    const guardrails = new Guardrails(
      "guardrails",
      { environment, trustedAccounts: readerAccounts },
      options,
    );
    const keys = new EncryptionKeys(
      "keys",
      { environment, retainData, readerAccounts, alias: keyAlias },
      options,
    );
    const { logKeyArn } = keys;
    const { permissionsBoundaryArn } = guardrails;
    const network = new Network(
      "network",
      { ...config.network, environment, logKeyArn, permissionsBoundaryArn },
      options,
    );
    const mlEnvironment = new MlEnvironment(
      "ml",
      { ...storage, environment, keys, retainData, readerAccounts },
      options,
    );

    const place = { network, keys, guardrails, retainData };
    const studio =
      config.studio &&
      new Studio(
        "studio",
        {
          ...config.studio,
          ...place,
          mlEnvironment,
          lifecycleScripts: config.studio.lifecycleScripts.map(lifecycleScript),
        },
        options,
      );
    for (const role of Object.values(studio?.personas ?? {}))
      grant(role, "settings", canReadSettings(environment));
    for (const { name, ...notebook } of notebooks)
      new NotebookInstance(name, { ...notebook, ...place }, options);
    for (const { name, ...box } of trainingBoxes) new TrainingBox(name, { ...box, ...place }, options);

    return {
      guardrails: new Publication(guardrailsContract, guardrails, options).exported,
      keys: new Publication(keysContract, keys, options).exported,
      network: new Publication(networkContract, network, options).exported,
      "ml-environment": new Publication(mlEnvironmentContract, mlEnvironment, options).exported,
      ...(studio && {
        studio: new Publication(studioContract, studio, options).exported,
        studioUrl: studio.url,
      }),
      repositoryUrls: mlEnvironment.repositoryUrls,
    };
  },
});
