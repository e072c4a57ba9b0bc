import { DescribeMonitoringScheduleCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { isThere } from "../aws/gone.ts";
import { moment } from "../command/moment.ts";
import { type Section, section } from "./section.ts";

/** Monitoring schedules, and how their last job ended. */
export async function monitors(connection: Connection, schedules: readonly string[]): Promise<Section> {
  const client = connection.client(SageMakerClient);
  const rows = await concurrently(schedules, async (MonitoringScheduleName) => {
    const schedule = client.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName }));
    if (!(await isThere(schedule))) return [];
    const { MonitoringType, MonitoringScheduleStatus, LastMonitoringExecutionSummary: last } = await schedule;
    return [
      {
        monitor: MonitoringScheduleName,
        kind: MonitoringType,
        status: MonitoringScheduleStatus,
        result: last?.MonitoringExecutionStatus,
        time: moment(last?.ScheduledTime),
        reason: last?.FailureReason,
      },
    ];
  });
  return section(
    ["monitors", "monitors"],
    {
      monitor: "monitor",
      kind: "kind",
      status: "status",
      result: "last result",
      time: "time",
      reason: "reason",
    },
    rows.flat(),
    (row) =>
      ["CompletedWithViolations", "Failed"].includes(String(row["result"])) || row["status"] === "Failed",
  );
}
