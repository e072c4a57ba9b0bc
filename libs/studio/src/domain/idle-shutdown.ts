import { z } from "zod";
import { studioLimits } from "@mlops/aws";
import { type Duration, type SettingsCheck, durationValue, refused, toMinutes } from "@mlops/core";

const { min, max } = studioLimits.idleMinutes;
const idleTime = durationValue({ unit: "minute", min, max });
const range = `in whole minutes, ${min / 60} hour to ${max / 1_440} days`;

interface IdleTimes {
  readonly min?: Duration | undefined;
  readonly default: Duration;
  readonly max?: Duration | undefined;
}

const timesInOrder: SettingsCheck<IdleTimes> = ({ value: { min, default: standard, max }, issues }) => {
  if (min !== undefined && toMinutes(min) > toMinutes(standard)) {
    issues.push(refused(["min"], min, `at most the default time, "${standard}"`));
  }
  if (max !== undefined && toMinutes(max) < toMinutes(standard)) {
    issues.push(refused(["max"], max, `at least the default time, "${standard}"`));
  }
};

/** After how long without activity an app is shut down. */
export const idleShutdownSettings = z
  .strictObject({
    min: idleTime
      .optional()
      .describe(
        `Shortest time that users may choose in their space, ${range}. ` +
          "Default: the default time, so that nobody may choose a shorter one.",
      ),
    default: idleTime.describe(`Time that applies unless a user chooses another one, ${range}.`),
    max: idleTime
      .optional()
      .describe(
        `Longest time that users may choose in their space, ${range}. ` +
          "Default: the default time, so that nobody may choose a longer one.",
      ),
  })
  .check(timesInOrder);

/** The checked settings of idle shutdown. */
export type IdleShutdown = z.output<typeof idleShutdownSettings>;

/** The settings as the API takes them, in whole minutes. */
export function appLifecycleManagement({ min, default: standard, max }: IdleShutdown) {
  return {
    idleSettings: {
      lifecycleManagement: "ENABLED",
      idleTimeoutInMinutes: toMinutes(standard),
      minIdleTimeoutInMinutes: toMinutes(min ?? standard),
      maxIdleTimeoutInMinutes: toMinutes(max ?? standard),
    },
  };
}
