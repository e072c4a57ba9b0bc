import type { Asked } from "../../testing/pretend-aws.ts";
import type { Scene } from "../../testing/scene.ts";
import { documents, execution, monitorFiles, monitoredAccount, scheduleOf } from "./monitored-account.ts";

const runsOnce = { MonitoringScheduleConfig: { ScheduleConfig: { ScheduleExpression: "NOW" } } };
const hasEnded = { LastMonitoringExecutionSummary: execution("data-quality") };
const isPending = { LastMonitoringExecutionSummary: { MonitoringExecutionStatus: "InProgress" } };

/** The monitors of sentiment in prod. A run that is started once ends at the second look. */
export const monitorScene: Scene = {
  operations: () => {
    const account = monitoredAccount();
    const describe = account["DescribeMonitoringSchedule"];
    const describeJob = account["DescribeProcessingJob"];
    let looks = 0;
    let computed: Asked["input"] | undefined;
    return {
      ...account,
      ...documents(monitorFiles),
      DescribeMonitoringSchedule: (asked: Asked) => {
        const name = String(asked.input["MonitoringScheduleName"]);
        if (name === scheduleOf("data-quality") || !name.includes("2026")) {
          return typeof describe === "function" ? describe(asked) : {};
        }
        looks += 1;
        return { ...runsOnce, MonitoringScheduleName: name, ...(looks > 1 ? hasEnded : isPending) };
      },
      CreateMonitoringSchedule: {},
      DeleteMonitoringSchedule: {},
      CreateProcessingJob: ({ input }: Asked) => {
        computed = input;
        return {};
      },
      DescribeProcessingJob: (asked: Asked) => {
        if (computed !== undefined) return { ...computed, ProcessingJobStatus: "Completed" };
        return typeof describeJob === "function" ? describeJob(asked) : {};
      },
    };
  },
};
