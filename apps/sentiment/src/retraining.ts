import { z } from "zod";
import {
  type AwsEnvironment,
  accountValue,
  awsEnvironment,
  choiceValue,
  listValue,
  problem,
} from "@mlops/core";
import { DriftForwarder, RetrainingLoop, driftAlarmNameOf, retrainingBusArn } from "@mlops/monitoring";
import type { PipelineRef, PlatformRef } from "@mlops/contracts";
import type { ComponentResourceOptions } from "@pulumi/pulumi";

const place = z.strictObject({
  environment: choiceValue(["dev", "qa", "prod"]).describe("Name of the environment."),
  account: accountValue().describe("Its AWS account, in quotes."),
});

/** Both ends of the loop from drift to training. */
export const retrainingSettings = z.strictObject({
  on: listValue(place, { unique: "environment" })
    .default([])
    .describe("Environments whose drift starts the pipeline of this one. Default: none."),
  by: place.optional().describe("Environment whose pipeline the drift of this one starts. Default: none."),
});

/** What is wrong with a stack file that trains without what training takes. */
export function trainingProblems({
  registry,
  training,
  retraining: loop,
}: {
  readonly registry?: unknown;
  readonly training?: unknown;
  readonly retraining?: z.output<typeof retrainingSettings> | undefined;
}): string[] {
  const needs = (path: string, expected: string) => [problem(path, undefined, expected)];
  return [
    ...(training && !registry ? needs("registry", "the registry that training registers versions in") : []),
    ...(loop?.on.length && !training ? needs("training", "the pipeline that retraining.on starts") : []),
  ];
}

/** Logical names: accounts find each other by them, so they never change. */
const names = {
  monitor: "sentiment-monitor",
  loop: "sentiment-retraining",
  forwarder: "sentiment-drift",
} as const;

/**
 * The end of the loop that this environment is: it trains on drift of others, sends its own drift, or both.
 * @param training the pipeline of this environment, if it has one
 */
export function retraining(
  { on, by }: z.output<typeof retrainingSettings>,
  platform: PlatformRef,
  here: AwsEnvironment,
  training: PipelineRef | undefined,
  options: ComponentResourceOptions,
): void {
  const at = ({ environment: name, account }: z.output<typeof place>) =>
    awsEnvironment({ app: here.app, name, account, region: here.region });
  if (training && on.length > 0) {
    const sources = on.map((one) => [
      one.environment,
      {
        environment: at(one),
        driftAlarmName: driftAlarmNameOf(names.monitor, at(one)),
        forwarder: names.forwarder,
      },
    ]);
    const { pipelineArn } = training;
    new RetrainingLoop(
      names.loop,
      { ...platform, pipelineArn, sources: Object.fromEntries(sources) },
      options,
    );
  }
  if (by) {
    const driftAlarmName = driftAlarmNameOf(names.monitor, here);
    const busArn = retrainingBusArn(names.loop, at(by));
    new DriftForwarder(names.forwarder, { ...platform, driftAlarmName, busArn }, options);
  }
}
