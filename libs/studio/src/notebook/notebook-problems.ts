import { notebookLimits } from "@mlops/aws";
import { crossAccountProblems } from "@mlops/core";
import { instanceTypeProblems } from "../instance-type.ts";
import { scriptProblems } from "../base64-script.ts";
import { volumeProblems } from "../volume-size.ts";
import { wholeMinutes } from "../whole-minutes.ts";
import { zoneProblems } from "../zone.ts";
import type { NotebookInstanceArgs, NotebookSettings } from "./notebook-instance-args.ts";
import { onStartScript } from "./on-start-script.ts";

// An hour of thinking is work too; beyond a week, idle shutdown saves nothing.
const idleMinutes = { min: 15, max: 10_080 } as const;

/** Every problem of a notebook instance's arguments, in the caller's words. */
export function notebookProblems(args: NotebookInstanceArgs): string[] {
  const { network, keys, guardrails } = args;
  return [
    ...crossAccountProblems(network.environment, { keys, guardrails }),
    ...notebookSettingsProblems(args),
  ];
}

/** Every problem of a notebook instance's settings, in the caller's words. */
export function notebookSettingsProblems(args: NotebookSettings): string[] {
  const { zone = 0, volumeSizeGb, startScript, codeRepositories = [] } = args;
  const { volumeGb, maxRepositories } = notebookLimits;
  const idle = wholeMinutes("idleAfter", args.idleAfter, idleMinutes);
  return [
    ...zoneProblems("zone", zone),
    ...instanceTypeProblems("instanceType", args.instanceType),
    ...(volumeSizeGb === undefined ? [] : volumeProblems("volumeSizeGb", volumeSizeGb, volumeGb)),
    ...idle.problems,
    ...(startScript === undefined
      ? []
      : scriptProblems("startScript", startScript, onStartScript(idle.minutes ?? 0, startScript))),
    ...(codeRepositories.length > maxRepositories
      ? [
          `codeRepositories: has ${codeRepositories.length} repositories; a notebook instance takes ${maxRepositories}`,
        ]
      : []),
  ];
}
