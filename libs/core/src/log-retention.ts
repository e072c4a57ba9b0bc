import type { AwsEnvironment } from "./environment.ts";

/** The numbers of days that CloudWatch Logs takes, but for "for ever" (API reference, PutRetentionPolicy). */
const periods = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** How long logs are kept where nothing else is said: a year in prod, a month elsewhere. */
export function defaultRetentionDays({ name }: AwsEnvironment): number {
  return name === "prod" ? 365 : 30;
}

/** What is wrong with how long logs are kept. */
export function retentionProblems(argument: string, days: number | undefined): string[] {
  return days === undefined || periods.includes(days)
    ? []
    : [`${argument}: got ${days}; expected one of ${periods.join(", ")}`];
}
