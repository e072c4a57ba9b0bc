import { z } from "zod";
import { accountValue, defineApp, grant } from "@mlops/core";
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
import { keysSection, mlEnvironmentSection } from "./sections/ml-environment.ts";
import { networkSection, trusting } from "./sections/network.ts";
import { studioSection } from "./sections/studio.ts";
import { notebooksSection, trainingBoxesSection } from "./sections/workbenches.ts";

/** An environment's account: its guard rails and keys, its network, where its data live, and where people work. */
export default defineApp({
  sections: {
    /** Other accounts of the platform whose buckets, keys, images and models this one uses. */
    trustedAccounts: z.array(accountValue()).default([]),
    /** Other accounts of the platform that read this one's artifacts, pull its images and use its data key. */
    readerAccounts: z.array(accountValue()).default([]),
    keys: keysSection.default({}),
    network: networkSection,
    mlEnvironment: mlEnvironmentSection.default({}),
    studio: studioSection.optional(),
    notebooks: notebooksSection.default([]),
    trainingBoxes: trainingBoxesSection.default([]),
  },
  deploy: ({ environment, config, options }) => {
    const { retainData, trustedAccounts, readerAccounts } = config;

    const guardrails = new Guardrails("guardrails", { environment, trustedAccounts }, options);
    const keys = new EncryptionKeys(
      "keys",
      { ...config.keys, environment, retainData, readerAccounts },
      options,
    );
    const { permissionsBoundaryArn } = guardrails;
    const { logKeyArn } = keys;
    const site = trusting(trustedAccounts, config.network);
    const network = new Network(
      "network",
      { ...site, environment, logKeyArn, permissionsBoundaryArn },
      options,
    );
    const storage = { ...config.mlEnvironment, environment, keys, retainData, readerAccounts };
    const mlEnvironment = new MlEnvironment("ml", storage, options);

    const place = { network, keys, guardrails, retainData };
    const { studio: people, notebooks, trainingBoxes } = config;
    const lifecycleScripts = people?.lifecycleScripts.map(lifecycleScript);
    const studio =
      people && new Studio("studio", { ...people, ...place, mlEnvironment, lifecycleScripts }, options);
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
      repositoryUrls: mlEnvironment.repositoryUrls,
      ...(studio && {
        studio: new Publication(studioContract, studio, options).exported,
        studioUrl: studio.url,
      }),
    };
  },
});
