import { DescribeMonitoringScheduleCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { type MonitorKind, monitorKinds, monitoredEndpointTag } from "@mlops/aws";
import { monitoringTypes } from "@mlops/monitoring/monitoring-types";
import { z } from "zod";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { isThere } from "../aws/gone.ts";
import { taggedArns } from "../aws/tagged-arns.ts";
import { WrongUse } from "../command/failures.ts";
import { textValue } from "../command/given-values.ts";

/** A monitor of a stack: a schedule of Model Monitor, or the pipeline of a `DriftPipeline`. */
export interface Monitor {
  readonly source: "schedule" | "pipeline";
  readonly kind: MonitorKind;
  /** Name of the schedule, or of the pipeline. */
  readonly name: string;
  /** Job definition of a schedule. */
  readonly definition?: string | undefined;
}

/** Options that say which monitor is meant. */
export const monitorOptions = {
  kind: z.enum(monitorKinds, { error: `expected one of ${monitorKinds.join(", ")}` }).optional(),
  monitor: textValue().optional(),
};

/** What of {@link monitorOptions} was given. */
export interface MonitorChoice {
  readonly kind?: MonitorKind | undefined;
  readonly monitor?: string | undefined;
}

/** Every monitor of a connection's stack, by the tags that its provider gives; by kind, then by name. */
export async function monitorsOf(connection: Connection): Promise<Monitor[]> {
  const { app, environment } = connection.place;
  const tags = { Application: app, Environment: environment, ManagedBy: "pulumi" };
  const [scheduled, pipelines] = await Promise.all([
    taggedArns(connection, tags, ["sagemaker:monitoring-schedule"]),
    taggedArns(connection, { ...tags, [monitoredEndpointTag]: undefined }, ["sagemaker:pipeline"]),
  ]);
  const names = scheduled.names("sagemaker", "monitoring-schedule/");
  const schedules = await concurrently(names, (name) => scheduleOf(connection, name));
  const watching = pipelines
    .names("sagemaker", "pipeline/")
    .map((name): Monitor => ({ source: "pipeline", kind: "data-quality", name }));
  const all = [...schedules.flat(), ...watching];
  return monitorKinds.flatMap((kind) => all.filter((one) => one.kind === kind));
}

async function scheduleOf(connection: Connection, name: string): Promise<Monitor[]> {
  const request = connection
    .client(SageMakerClient)
    .send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: name }));
  if (!(await isThere(request))) return [];
  const { MonitoringType, MonitoringScheduleConfig } = await request;
  const kind = monitorKinds.find((one) => monitoringTypes[one] === MonitoringType);
  const definition = MonitoringScheduleConfig?.MonitoringJobDefinitionName;
  return kind === undefined ? [] : [{ source: "schedule", kind, name, definition }];
}

/**
 * The monitor that is meant.
 * @throws WrongUse if there is none, or not only one
 */
export async function chosenMonitor(connection: Connection, choice: MonitorChoice): Promise<Monitor> {
  const all = await monitorsOf(connection);
  const [monitor, ...others] = chosenOf(all, choice);
  const there = all.map(({ kind, name }) => `${kind} (${name})`).join(", ") || "none";
  // What has excluded them all, or what would tell them apart.
  const isAmbiguous = others.length > 0;
  const decides = choice.kind !== undefined && isAmbiguous ? "monitor" : "kind";
  const option = choice.monitor === undefined ? decides : "monitor";
  const got = choice[option] ?? "nothing";
  if (monitor === undefined || isAmbiguous) {
    throw new WrongUse(
      `--${option}: got ${got}; expected one of the monitors of ${connection.place.name}: ${there}`,
    );
  }
  return monitor;
}

/** Those of several monitors that are meant. */
export function chosenOf(all: readonly Monitor[], { kind, monitor }: MonitorChoice): Monitor[] {
  return all.filter(
    (one) => (kind === undefined || one.kind === kind) && (monitor === undefined || one.name === monitor),
  );
}
