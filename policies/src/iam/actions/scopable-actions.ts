import { takesInAction } from "../statement.ts";
import table from "./scopable-actions.json" with { type: "json" };

/** What an action does, as AWS' Service Authorization Reference ranks it. */
export type AccessLevel = "permissions" | "write";

const services: Readonly<Record<string, { readonly permissions?: string; readonly write?: string }>> =
  table.services;

/**
 * The actions of a level that `pattern` takes in and that can be limited to named resources. Of actions that cannot,
 * none: for them Resource "*" is the only choice.
 */
export function scopableActions(level: AccessLevel, pattern: string): readonly string[] {
  const [service = ""] = pattern.toLowerCase().split(":");
  // A wildcard may reach beyond the colon.
  const candidates = /[*?]/.test(service) ? Object.keys(services) : [service];
  return candidates.flatMap((one) =>
    actionsOf(one, level).filter((action) => takesInAction(pattern, action)),
  );
}

/** The actions of a level of one service, such as `s3:PutObject`. */
function actionsOf(service: string, level: AccessLevel): string[] {
  const names = services[service]?.[level];
  return names === undefined ? [] : names.split(" ").map((name) => `${service}:${name}`);
}
