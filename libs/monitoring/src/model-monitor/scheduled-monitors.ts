import { type MonitorKind, monitorKinds } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { ModelMonitorSettings } from "../settings/monitor-settings.ts";
import { scheduleNameOf } from "./monitor-names.ts";

/** A monitor and when it runs. Everything is plain: alarms and dashboards are named after it. */
export interface ScheduledMonitor {
  readonly kind: MonitorKind;
  readonly schedule: string;
  /** Name of the schedule. It never changes: metrics have it as a dimension. */
  readonly scheduleName: string;
}

/** Settings of monitors, and where they are. */
export type MonitorsIn = Pick<
  ModelMonitorSettings,
  "dataQuality" | "modelQuality" | "bias" | "explainability"
> & { readonly environment: AwsEnvironment };

/** The monitors that settings ask for. */
export function scheduledMonitors(name: string, settings: MonitorsIn): ScheduledMonitor[] {
  const { dataQuality, modelQuality, bias, explainability, environment } = settings;
  const all = { "data-quality": dataQuality, "model-quality": modelQuality, bias, explainability };
  return monitorKinds.flatMap((kind) => {
    const { schedule } = all[kind] ?? {};
    return schedule === undefined
      ? []
      : [{ kind, schedule, scheduleName: scheduleNameOf(environment, name, kind) }];
  });
}
