import { monitorLimits } from "@mlops/aws";
import { z } from "zod";
import { durationText, momentText } from "../command/given-values.ts";

const hour = 3_600_000;

/** A time before now: a length of time such as `6h`, in milliseconds, or a moment. */
export const timeBeforeNow = () =>
  z.string().transform((text, check) => {
    const length = durationText().safeParse(text).data;
    const moment = momentText().safeParse(text).data;
    if (length === undefined && moment === undefined) {
      const message =
        "expected a length of time before now, such as 6h, or a moment, such as 2026-11-21T10:00:00Z";
      check.addIssue({ code: "custom", message });
      return z.NEVER;
    }
    return length ?? moment ?? 0;
  });

/** The time that a run looks at, in whole hours before now, because captured requests are kept by the hour. */
export interface RunWindow {
  readonly fromHours: number;
  readonly toHours: number;
}

/**
 * The whole hours before now that hold a time.
 * @returns what is wrong with it, if something is
 */
export function runWindow(from: number | Date, to: number | Date, now: Date): RunWindow | string {
  const ago = (time: number | Date) => (time instanceof Date ? now.getTime() - time.getTime() : time) / hour;
  const [fromHours, toHours] = [Math.ceil(ago(from)), Math.floor(ago(to))];
  if (toHours < 0) return "--to: got the future; expected a time that has passed";
  const { windowHours } = monitorLimits;
  if (fromHours > toHours && fromHours - toHours <= windowHours) return { fromHours, toHours };
  return `--from: got ${fromHours} h before now, and ${toHours} h as --to; expected 1 to ${windowHours} hours before --to`;
}
