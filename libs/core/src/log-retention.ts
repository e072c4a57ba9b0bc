import { logRetentionDays } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";

/** How long logs are kept where nothing else is said: a year in prod, a month elsewhere. */
export function defaultRetentionDays({ name }: AwsEnvironment): number {
  return name === "prod" ? 365 : 30;
}

/** What is wrong with how long logs are kept. */
export function retentionProblems(argument: string, days: number | undefined): string[] {
  return days === undefined || logRetentionDays.includes(days)
    ? []
    : [`${argument}: got ${days}; expected one of ${logRetentionDays.join(", ")}`];
}
