import { readFile } from "node:fs/promises";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { settingsProblems } from "@mlops/core";
import { followRun } from "./follow-run.ts";
import { optionsOf, parametersSchema, runSettings } from "./run-settings.ts";

/**
 * Run a training pipeline that a command line asks for.
 * @param print takes what is said about it
 * @returns the exit status: 0 if it succeeded, 1 if it ended otherwise, 2 if it could not be run
 */
export async function trainingRun(
  args: readonly string[],
  client: SageMakerClient,
  print: (text: string) => void,
): Promise<number> {
  try {
    const given = optionsOf(args);
    refuse(settingsProblems(runSettings, given));
    const settings = runSettings.parse(given);
    const values: unknown = JSON.parse(await readFile(settings.parameters, "utf8"));
    refuse(settingsProblems(parametersSchema, values).map((one) => `${settings.parameters}: ${one}`));
    const { status, reason } = await followRun(client, parametersSchema.parse(values), settings, print);
    // CompletedWithFailures is an end like any other failure.
    const succeeded = status === "Succeeded";
    print(`${succeeded ? "passed " : "FAILED "}  ${status}${reason === undefined ? "" : `: ${reason}`}`);
    return succeeded ? 0 : 1;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
