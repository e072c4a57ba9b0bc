import { z } from "zod";
import { maxLifecycleScriptLength, notebookLimits } from "@mlops/aws";
import {
  type Duration,
  type SettingsCheck,
  durationValue,
  inputValue,
  instanceTypeValue,
  listValue,
  refused,
  toMinutes,
  wholeNumberValue,
} from "@mlops/core";
import { lengthExpected, scriptSettings } from "../script.ts";
import { zoneNumber } from "../zone.ts";
import { onStartScript } from "./on-start-script.ts";

const { volumeGb, maxRepositories } = notebookLimits;

// Our choice: people pause for some minutes while they work, and after a week a stop saves little.
const idleMinutes = { min: 15, max: 10_080 } as const;

/** Settings of a notebook instance that its start script is made of. */
interface StartSettings {
  readonly idleAfter: Duration;
  readonly startScript?: { readonly script: string } | undefined;
}

/** A script that fits by itself also fits together with the timer that stops the notebook. */
const fitsWithTimer: SettingsCheck<StartSettings> = ({ value: { idleAfter, startScript }, issues }) => {
  if (startScript === undefined || lengthExpected(startScript.script) !== undefined) return;
  const expected = lengthExpected(onStartScript(toMinutes(idleAfter), startScript.script));
  if (expected === undefined) return;
  issues.push(refused(["startScript"], startScript.script, `${expected}, together with the idle timer`));
};

/** What a stack file may set for `NotebookInstance`. */
export const notebookInstanceSettings = z
  .strictObject({
    instanceType: instanceTypeValue().describe("Instance type that it runs on, such as ml.t3.medium."),
    idleAfter: durationValue({ unit: "minute", ...idleMinutes }).describe(
      "After how long without activity it is stopped, in whole minutes, 15 minutes to 7 days. Busy kernels, outputs " +
        "of kernels and input in terminals are activity.",
    ),
    volumeSizeGb: wholeNumberValue(volumeGb)
      .default(5)
      .describe(
        `Size of its volume in whole GB, ${volumeGb.min} to ${volumeGb.max}. It can grow; a smaller one is a new volume.`,
      ),
    zone: zoneNumber,
    protectWork: z
      .boolean()
      .default(true)
      .describe(
        "Whether Pulumi refuses, at preview, to delete or replace it: its volume goes with it. Another zone, platform or " +
          "name, or a smaller volume, replaces it. Set it to false to replace it on purpose, and deploy that before you " +
          "remove it or destroy the stack. Default: true; always true where data is retained.",
      ),
    platform: z
      .templateLiteral(["notebook-", z.string()], {
        error: 'expected a platform of notebook instances, such as "notebook-al2023-v1"',
      })
      .default("notebook-al2023-v1")
      .describe("Operating system and JupyterLab version, such as notebook-al2023-v1."),
    startScript: scriptSettings
      .optional()
      .describe(
        "Bash script that it runs as root at every start, within five minutes. It shares the " +
          `${maxLifecycleScriptLength} characters in base64 with the timer that stops the notebook. Default: the timer alone.`,
      ),
    codeRepositories: listValue(inputValue(z.string()), { max: maxRepositories })
      .default([])
      .describe(
        `Git repositories to clone, at most ${maxRepositories}: addresses, or names of SageMaker code repositories. A repository with ` +
          "a secret also needs permission to read that secret. Default: none.",
      ),
  })
  .check(fitsWithTimer);

/** The settings of a notebook instance, checked and with their defaults. */
export type NotebookInstanceSettings = z.output<typeof notebookInstanceSettings>;
