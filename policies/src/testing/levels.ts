import { environments } from "../rule/environment.ts";
import type { Level, LevelPerEnvironment } from "../rule/level.ts";
import type { Judgement } from "./judge.ts";

/** A stack in which a rule of these levels is not disabled, and its level there. */
export function enforcingStack(levels: LevelPerEnvironment): {
  readonly stack: string;
  readonly level: Level;
} {
  const environment = environments.findLast((one) => levels[one] !== "disabled") ?? "prod";
  return { stack: `platform.${environment}`, level: levels[environment] };
}

/** The text of a finding in a spec; `{ advisory }` when it is never more than an advisory. */
export type ExpectedMessage = string | { readonly advisory: string };

/** What a rule of `level` reports when `message` is expected. */
export function judgementAt(level: Level, message: ExpectedMessage): Judgement {
  return typeof message === "string" ? { level, message } : { level: "advisory", message: message.advisory };
}
