import { stackRule } from "../../rule.ts";
import { scheduleFindings } from "../../sagemaker/schedule.ts";

export const smScheduleTrafficEncryption = stackRule({
  id: "sm-schedule-traffic-encryption",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Instances of a job that a monitoring schedule describes encrypt what they tell each other.",
  remediation: "set networkConfig.enableInterContainerTrafficEncryption to true",
  mapping: {
    fsbp: ["SageMaker.22"],
    awsConfig: ["sagemaker-monitoring-schedule-traffic-encryption"],
    assessment: ["SM-36"],
  },
  check(stack, report) {
    scheduleFindings(stack, ({ trafficEncryption: flag }) => (flag?.isNot(true) ? flag : undefined)).forEach(
      report,
    );
  },
});
