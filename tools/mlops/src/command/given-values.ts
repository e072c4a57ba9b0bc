import { z } from "zod";

/** Name of a stack that has a file. */
export const stackValue = () =>
  z.string().regex(/^[a-z][a-z0-9-]*\.[a-z]+$/, {
    error: "expected <app>.<environment>, such as sentiment.dev",
  });

/** ARN of an IAM role. */
export const roleArnValue = () =>
  z.string().regex(/^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/, { error: "expected the ARN of a role" });

/** A switch. */
export const switchValue = () => z.boolean().default(false);

/** A text with something in it. */
export const textValue = () => z.string().min(1, { error: "expected a text" });

/** A whole number, from a text. */
export function wholeNumberText({ min, max }: { readonly min: number; readonly max: number }) {
  const error = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
}

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };

/** A length of time, in milliseconds, from a text such as `90s`, `30m`, `2h` or `7d`. */
export const durationText = () =>
  z
    .string()
    .regex(/^\d{1,6}[smhd]$/, { error: "expected a length of time, such as 90s, 30m, 2h or 7d" })
    .transform((text) => Number(text.slice(0, -1)) * (secondsIn[text.slice(-1)] ?? 0) * 1_000);

/** A moment, from an ISO 8601 text with a time zone, such as 2026-11-21T10:00:00Z. */
export const momentText = () =>
  z.iso
    .datetime({ offset: true, error: "expected a moment, such as 2026-11-21T10:00:00Z" })
    .transform((text) => new Date(text));

/** `Name=value` texts as an object. A name that comes twice is refused. */
export const pairsText = () =>
  z
    .array(z.string().regex(/^[^=]+=/, { error: "expected <name>=<value>" }))
    .default([])
    .transform((texts, check) => {
      const pairs = texts.map((text) => [
        text.slice(0, text.indexOf("=")),
        text.slice(text.indexOf("=") + 1),
      ]);
      const names = pairs.map(([name]) => name);
      for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) {
        check.addIssue({ code: "custom", message: `expected each name once; ${name} comes twice` });
      }
      return Object.fromEntries(pairs) as Record<string, string>;
    });
