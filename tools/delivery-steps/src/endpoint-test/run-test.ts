import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { problem } from "@mlops/core";
import { InputProblem } from "@mlops/preview/command";
import { refuse } from "../command-line.ts";
import { askEndpoint } from "./ask-endpoint.ts";
import { labelledRecords } from "./labelled-records.ts";
import { jsonReport, junitReport } from "./reports.ts";
import { servesVersion } from "./served-version.ts";
import type { TestSettings } from "./test-settings.ts";
import { type Verdict, judge } from "./verdict.ts";

/** Who is asked. */
export interface TestClients {
  readonly runtime: SageMakerRuntimeClient;
  readonly sageMaker: SageMakerClient;
}

/**
 * Test an endpoint and write `report.json` and `junit.xml`.
 * @throws InputProblem if the file is no test, such as one with a line that is no record: nothing is sent then, and no
 * report written
 */
export async function runTest(settings: TestSettings, { runtime, sageMaker }: TestClients): Promise<Verdict> {
  const { endpoint, serves, report } = settings;
  const [json, junit] = [join(report, "report.json"), join(report, "junit.xml")];
  // A report of an earlier test must not speak for this one.
  await Promise.all([json, junit].map((file) => rm(file, { force: true })));
  const { records, repeated, problems } = labelledRecords(await readText(settings.file), {
    minRecords: settings["min-records"],
    matchRate: settings["match-rate"],
  });
  refuse(problems.map((one) => `${settings.file}: ${one}`));
  const served = serves === undefined ? [] : [await servesVersion(sageMaker, endpoint, serves)];
  const results = await askEndpoint(runtime, records, settings);
  const verdict = judge(results, settings, served);
  await mkdir(report, { recursive: true });
  await writeFile(json, jsonReport(settings, verdict, { results, repeated }));
  await writeFile(junit, junitReport(settings, verdict));
  return verdict;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = String(error).replace(/^Error: /, "");
    throw new InputProblem(`${problem("file", file, "a file that can be read")} (${reason})`);
  }
}
