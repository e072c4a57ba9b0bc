import { studioLimits } from "@mlops/aws";
import { type Duration, toMinutes } from "@mlops/core";
import { type WholeMinutes, wholeMinutes } from "../whole-minutes.ts";

/** After how long without work an app is shut down. Whole minutes, 1 hour to 365 days each. */
export interface IdleShutdown {
  /** What people may lower it to. @default - the default: nobody may */
  readonly min?: Duration;
  /** What holds until somebody chooses otherwise in their space. */
  readonly default: Duration;
  /** What people may raise it to. @default - the default: nobody may */
  readonly max?: Duration;
}

/** Problems of the limits of idle shutdown. */
export function idleProblems(argument: string, { min, default: standard, max }: IdleShutdown): string[] {
  const read = (key: string, duration: Duration | undefined): WholeMinutes =>
    duration === undefined
      ? { problems: [] }
      : wholeMinutes(`${argument}.${key}`, duration, studioLimits.idleMinutes);
  const [low, middle, high] = [read("min", min), read("default", standard), read("max", max)];
  return [
    ...low.problems,
    ...middle.problems,
    ...high.problems,
    ...(isLonger(low, middle)
      ? [`${argument}.min ("${min}") must not be longer than ${argument}.default ("${standard}")`]
      : []),
    ...(isLonger(middle, high)
      ? [`${argument}.max ("${max}") must not be shorter than ${argument}.default ("${standard}")`]
      : []),
  ];
}

/** The limits in the API's words. They are whole minutes once {@link idleProblems} has found nothing. */
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

function isLonger(one: WholeMinutes, other: WholeMinutes): boolean {
  return one.minutes !== undefined && other.minutes !== undefined && one.minutes > other.minutes;
}
