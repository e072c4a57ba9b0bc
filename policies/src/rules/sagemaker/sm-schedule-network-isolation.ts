import { stackRule } from "../../rule.ts";
import { scheduleFindings } from "../../sagemaker/schedule.ts";

export const smScheduleNetworkIsolation = stackRule({
  id: "sm-schedule-network-isolation",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Jobs that monitoring schedules describe reach no network.",
  remediation: "set networkConfig.enableNetworkIsolation to true",
  mapping: {
    fsbp: ["SageMaker.14"],
    awsConfig: ["sagemaker-monitoring-schedule-isolation"],
    assessment: ["SM-13"],
  },
  check(stack, report) {
    scheduleFindings(stack, ({ networkIsolation: isolation }) =>
      isolation?.isNot(true) ? isolation : undefined,
    ).forEach(report);
  },
});
