import type { Environment } from "./environment.ts";

/** All levels, the weakest first. */
export const levels = ["disabled", "advisory", "mandatory"] as const;

/** What a violation does: `advisory` is shown, `mandatory` stops the deployment, `disabled` is not even looked for. */
export type Level = (typeof levels)[number];

/** The level of a rule in each environment. */
export type LevelPerEnvironment = Readonly<Record<Environment, Level>>;

/** The strictest of `some` levels. */
export function strictest(some: readonly Level[]): Level {
  return levels.findLast((level) => some.includes(level)) ?? "disabled";
}
