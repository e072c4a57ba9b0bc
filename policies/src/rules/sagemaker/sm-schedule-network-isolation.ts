import { stackRule } from "../../rule.ts";
import { scheduleFindings } from "../../sagemaker/schedule.ts";

export const smScheduleNetworkIsolation = stackRule("sm-schedule-network-isolation", {
  check(stack, report) {
    scheduleFindings(stack, ({ networkIsolation: isolation }) =>
      isolation?.isNot(true) ? isolation : undefined,
    ).forEach(report);
  },
});
