import type { AwsEnvironment } from "@mlops/core";
import { type DataDriftSettings, dataDriftMetrics, driftAlarmNameOf } from "@mlops/monitoring";
import type { ModelWatch } from "@mlops/observability";

/**
 * What a `DriftPipeline` watches, for the endpoint's dashboard.
 * @param name logical name of the `DriftPipeline`
 * @param environment where it is
 */
export const dataDriftWatch = (
  name: string,
  settings: DataDriftSettings,
  environment: AwsEnvironment,
): ModelWatch => ({
  alarmNames: [driftAlarmNameOf(name, environment)],
  metrics: dataDriftMetrics(name, settings, environment),
});
