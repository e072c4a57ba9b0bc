import { type AwsEnvironment, problemsAt } from "@mlops/core";
import {
  encryptionKeysProblems,
  guardrailsProblems,
  mlEnvironmentSettingsProblems,
} from "@mlops/ml-environment";
import { networkProblems } from "@mlops/network";
import { notebookSettingsProblems, studioSettingsProblems, trainingBoxSettingsProblems } from "@mlops/studio";
import type { PlatformConfig } from "./sections/index.ts";
import { trusting } from "./sections/network.ts";

/** What the platform's components would refuse about a stack file, all of it, by key path. */
export function platformProblems(environment: AwsEnvironment, config: PlatformConfig): string[] {
  const { retainData, trustedAccounts, readerAccounts, keys, mlEnvironment, studio } = config;
  // Two texts that only a deployment knows; no check reads them.
  const later = { logKeyArn: "", permissionsBoundaryArn: "" };
  return [
    ...guardrailsProblems({ environment, trustedAccounts }),
    ...problemsAt("keys", encryptionKeysProblems({ ...keys, environment, retainData, readerAccounts })),
    ...problemsAt(
      "network",
      networkProblems({ ...trusting(trustedAccounts, config.network), ...later, environment }),
    ),
    ...problemsAt(
      "mlEnvironment",
      mlEnvironmentSettingsProblems({ ...mlEnvironment, environment, retainData, readerAccounts }),
    ),
    ...(studio ? problemsAt("studio", studioSettingsProblems(studio)) : []),
    ...config.notebooks.flatMap((notebook, index) =>
      problemsAt(`notebooks[${index}]`, notebookSettingsProblems(notebook)),
    ),
    ...config.trainingBoxes.flatMap((box, index) =>
      problemsAt(`trainingBoxes[${index}]`, trainingBoxSettingsProblems(box)),
    ),
  ];
}
