import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { InputProblem } from "@mlops/preview/command";
import { type DemoRun, outputFolder } from "./demo-run.ts";
import { prepareJob } from "./prepare-data.ts";

/**
 * Share of the held texts that an endpoint has to answer as labelled. Two standard errors (840 texts: 0.029) below what
 * a linear model of words reaches in five-fold validation (0.78), and far above the most frequent class (0.62).
 */
export const matchRate = 0.75;

/** A share in percent, rounded down: what is too little never reads as enough. */
export function inPercent(share: number): string {
  return `${Math.floor(Number((share * 1_000).toPrecision(12))) / 10} %`;
}

/** Name of the endpoint: any does here. */
const endpointName = "sentiment";

/** What the gate says. */
export interface GateVerdict {
  readonly passed: boolean;
  readonly records: number;
  readonly matches: number;
  readonly matchRate: number;
  /** Milliseconds that 95 of 100 answers took at most. */
  readonly latencyMs: number;
}

const report = z.object({
  passed: z.boolean(),
  records: z.number(),
  matches: z.number(),
  matchRate: z.number(),
  latencyMs: z.number(),
});

/**
 * Test an endpoint with the held texts, by the program that the delivery pipeline runs before it goes on.
 * @param url of SageMaker's runtime, or what stands in its place
 * @param name of the test: its report is written to a folder of that name
 */
export async function testEndpoint(run: DemoRun, url: string, name: string): Promise<GateVerdict> {
  const folder = join(run.out, "gate", name);
  const options = {
    endpoint: endpointName,
    file: join(outputFolder(run, prepareJob, "gate"), "records.jsonl"),
    report: folder,
    answer: "predictions.0.label",
    "match-rate": String(matchRate),
  };
  const { status, lastErrors } = await run.processes.run(
    {
      command: process.execPath,
      args: [
        "tools/delivery-steps/src/endpoint-test.ts",
        ...Object.entries(options).flatMap(([option, value]) => [`--${option}`, value]),
      ],
      folder: run.root,
      environment: {
        PATH: process.env["PATH"] ?? "",
        AWS_REGION: "eu-west-1",
        AWS_ACCESS_KEY_ID: "none",
        AWS_SECRET_ACCESS_KEY: "none",
        AWS_ENDPOINT_URL: url,
      },
    },
    run.say,
  );
  if (status !== 0 && status !== 1)
    throw new InputProblem(["the endpoint could not be tested:", ...lastErrors].join("\n"));
  return report.parse(JSON.parse(await readFile(join(folder, "report.json"), "utf8")));
}
