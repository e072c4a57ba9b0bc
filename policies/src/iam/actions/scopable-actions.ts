import { fitsGlob } from "@mlops/aws";
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
  const lower = pattern.toLowerCase();
  const [service = ""] = lower.split(":");
  // A wildcard may reach beyond the colon.
  const candidates = /[*?]/.test(service) ? Object.keys(services) : [service];
  return candidates.flatMap((one) =>
    actionsOf(one, level)
      .filter((action) => fitsGlob(lower, action.lower))
      .map(({ name }) => name),
  );
}

/** An action, such as `s3:PutObject`, and how it is compared. */
interface Action {
  readonly name: string;
  readonly lower: string;
}

/** By level and service of the table: asked for by each pattern, read once. */
const actions = new Map<string, readonly Action[]>();

/** The actions of a level of one service. */
function actionsOf(service: string, level: AccessLevel): readonly Action[] {
  const key = `${level} ${service}`;
  const known = actions.get(key);
  const names = services[service]?.[level]?.split(" ");
  if (known || !names) return known ?? [];
  const read = names.map((name) => ({
    name: `${service}:${name}`,
    lower: `${service}:${name}`.toLowerCase(),
  }));
  actions.set(key, read);
  return read;
}
