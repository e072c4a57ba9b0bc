import { stackRule } from "../../rule.ts";
import { scheduleFindings } from "../../sagemaker/schedule.ts";

export const smScheduleTrafficEncryption = stackRule("sm-schedule-traffic-encryption", {
  check(stack, report) {
    scheduleFindings(stack, ({ trafficEncryption: flag }) => (flag?.isNot(true) ? flag : undefined)).forEach(
      report,
    );
  },
});
