import { type MonitorKind, nameLengths } from "@mlops/aws";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import type { ModelMonitorSettings } from "../settings/monitor-settings.ts";

/** A monitor and when it runs. Everything is plain: alarms and dashboards are named after it. */
export interface ScheduledMonitor {
  readonly kind: MonitorKind;
  readonly schedule: string;
  /** Name of the schedule. It never changes: metrics have it as a dimension. */
  readonly scheduleName: string;
}

/** The monitors that settings ask for. */
export function scheduledMonitors(
  name: string,
  settings: Pick<ModelMonitorSettings, "dataQuality" | "modelQuality" | "bias" | "explainability"> & {
    readonly environment: AwsEnvironment;
  },
): ScheduledMonitor[] {
  const { dataQuality, modelQuality, bias, explainability, environment } = settings;
  const all: Readonly<Record<MonitorKind, { readonly schedule: string } | undefined>> = {
    "data-quality": dataQuality,
    "model-quality": modelQuality,
    bias,
    explainability,
  };
  return Object.entries(all).flatMap(([kind, one]) =>
    one === undefined
      ? []
      : [
          {
            kind: kind as MonitorKind,
            schedule: one.schedule,
            scheduleName: physicalName({
              environment,
              parts: [name, kind],
              maxLength: nameLengths.sageMaker,
            }),
          },
        ],
  );
}
