import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { z } from "zod";
import type { PipelineRef } from "@mlops/contracts";
import { accountValue, awsEnvironment, choiceValue, listValue } from "@mlops/core";
import { driftAlarmNameOf } from "../model-monitor/monitor-names.ts";
import { DriftForwarder } from "./drift-forwarder.ts";
import { retrainingBusArn } from "./loop-names.ts";
import { RetrainingLoop } from "./retraining-loop.ts";
import type { StartReferences } from "./started-pipeline.ts";

const place = z.strictObject({
  environment: choiceValue(["dev", "qa", "prod"]).describe("Name of the environment."),
  account: accountValue().describe("Its AWS account, in quotes."),
});

/** What a stack file may set for the loop from drift to training that its app is deployed at an end of, or at both. */
export const retrainingSettings = z.strictObject({
  on: listValue(place, { unique: "environment" })
    .default([])
    .describe("Environments whose drift starts the pipeline of this one. Default: none."),
  by: place.optional().describe("Environment whose pipeline the drift of this one starts. Default: none."),
});

/** What the ends of the loop of one app refer to. */
export interface RetrainingEndsArgs extends StartReferences {
  /** Logical name of the app's `ModelMonitor`, the same in every environment. */
  readonly monitor: string;
  /** The pipeline that trains, in an environment with one. */
  readonly pipeline: PipelineRef | undefined;
}

/**
 * Make what one environment of an app needs of the loop from drift to training: a `RetrainingLoop` where others' drift
 * starts its pipeline, a `DriftForwarder` where its own drift starts another's. The ends find each other by their names:
 * `<name>-retraining` and `<name>-drift` never change.
 * @param name logical name of the model
 */
export function retrainingEnds(
  name: string,
  { on, by }: z.output<typeof retrainingSettings>,
  { monitor, pipeline, ...references }: RetrainingEndsArgs,
  options: ComponentResourceOptions,
): void {
  const { environment: here } = references;
  const at = ({ environment, account }: z.output<typeof place>) =>
    awsEnvironment({ app: here.app, name: environment, account, region: here.region });
  const [loop, forwarder] = [`${name}-retraining`, `${name}-drift`];
  if (pipeline && on.length > 0) {
    const sources = on.map((source) => {
      const environment = at(source);
      return [
        source.environment,
        { environment, driftAlarmName: driftAlarmNameOf(monitor, environment), forwarder },
      ];
    });
    const { pipelineArn } = pipeline;
    new RetrainingLoop(loop, { ...references, pipelineArn, sources: Object.fromEntries(sources) }, options);
  }
  if (by) {
    const driftAlarmName = driftAlarmNameOf(monitor, here);
    new DriftForwarder(
      forwarder,
      { ...references, driftAlarmName, busArn: retrainingBusArn(loop, at(by)) },
      options,
    );
  }
}
