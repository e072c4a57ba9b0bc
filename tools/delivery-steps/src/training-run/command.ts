import { readFile, writeFile } from "node:fs/promises";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { settingsProblems } from "@mlops/core";
import { refuse, settingsOf } from "../command-line.ts";
import { followRun } from "./follow-run.ts";
import { approvedVersion } from "./registered-version.ts";
import { parametersSchema, runSettings } from "./run-settings.ts";

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
    const settings = settingsOf(runSettings, ["minutes", "interval"], args);
    const values: unknown = JSON.parse(await readFile(settings.parameters, "utf8"));
    refuse(settingsProblems(parametersSchema, values).map((one) => `${settings.parameters}: ${one}`));
    const end = await followRun(client, parametersSchema.parse(values), settings, print);
    const { status, reason, executionArn } = end;
    // CompletedWithFailures is an end like any other failure.
    const succeeded = status === "Succeeded";
    print(`${succeeded ? "passed " : "FAILED "}  ${status}${reason === undefined ? "" : `: ${reason}`}`);
    if (!succeeded) return 1;
    if (settings.result === undefined) return 0;
    const approval = `The run ${executionArn} has passed`;
    const version = await approvedVersion(client, executionArn, approval);
    await writeFile(settings.result, version);
    print(`approved ${version}`);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 2;
  }
}
