import { readFile, writeFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { problem, settingsProblems } from "@mlops/core";
import { refuse, settingsOf } from "../command-line.ts";
import { parametersSchema } from "../training-run/run-settings.ts";
import type { AwsCli } from "./aws-cli.ts";
import {
  type PreparationSettings,
  type Step,
  preparationSettings,
  stepsSchema,
} from "./preparation-settings.ts";
import { type Look, labelOf, startWork } from "./work.ts";

/**
 * Prepare data as a command line asks for: one step after the other, each followed to its end.
 * @param print takes what is said about it
 * @returns the exit status: 0 if every step succeeded, 1 if one did not, 2 if it could not be run
 */
export async function dataPreparation(
  args: readonly string[],
  aws: AwsCli,
  print: (text: string) => void,
): Promise<number> {
  try {
    const settings = settingsOf(preparationSettings, ["minutes", "interval"], args);
    const steps = await stepsOf(settings);
    const parameters = JSON.parse(await readFile(settings.parameters, "utf8")) as Record<string, unknown>;
    refuse(settingsProblems(parametersSchema, parameters).map((one) => `${settings.parameters}: ${one}`));
    const end = Date.now() + settings.minutes * 60_000;
    for (const step of steps) {
      const look = await follow(aws, step, settings, end);
      print(`${look.state === "done" ? "done  " : "FAILED"}  ${labelOf(step)}: ${look.said}`);
      if (look.state !== "done") return 1;
      Object.assign(parameters, resultOf(step, look));
    }
    await writeFile(settings.parameters, JSON.stringify(parameters));
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

async function stepsOf({ steps: file, workgroup, database }: PreparationSettings): Promise<readonly Step[]> {
  const value: unknown = JSON.parse(await readFile(file, "utf8"));
  refuse(settingsProblems(stepsSchema, value).map((one) => `${file}: ${one}`));
  const steps = stepsSchema.parse(value);
  const places = { workgroup, database };
  if (steps.some((step) => "query" in step)) {
    refuse(
      Object.entries(places).flatMap(([name, place]) =>
        place ? [] : [problem(name, place, `the ${name} of Athena that the queries of ${file} run in`)],
      ),
    );
  }
  return steps;
}

/** Where the result of a step is, by the parameter that the step names for it. */
function resultOf(step: Step, { result }: Pick<Look, "result">): Readonly<Record<string, string>> {
  if (!("query" in step) || step.resultParameter === undefined) return {};
  if (result === undefined) throw new Error(`${labelOf(step)}: Athena names no result`);
  return { [step.resultParameter]: result };
}

/** Start a step and look at it until it has ended; what takes too long is stopped. */
async function follow(
  aws: AwsCli,
  step: Step,
  settings: PreparationSettings,
  end: number,
): Promise<Pick<Look, "said" | "result"> & { readonly state: "done" | "failed" }> {
  const work = startWork(aws, step, settings);
  for (;;) {
    const { state, ...look } = work.look();
    if (state !== "running") return { state, ...look };
    if (Date.now() >= end) {
      work.stop();
      return { state: "failed", said: `not done after ${settings.minutes} minutes: stopped` };
    }
    await setTimeout(settings.interval * 1_000);
  }
}
