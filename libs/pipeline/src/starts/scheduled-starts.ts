import type { PipelineSchedule } from "@mlops/observability";
import type { CheckedSchedule } from "./start-settings.ts";

/**
 * The times at which a pipeline starts.
 * @param name logical name of the pipeline
 */
export function scheduledStarts(
  name: string,
  schedules: Readonly<Record<string, CheckedSchedule>>,
): PipelineSchedule[] {
  return Object.entries(schedules).map(([key, schedule]) => ({
    ...schedule,
    logicalName: `${name}-${key}-schedule`,
    scheduleName: key,
  }));
}
