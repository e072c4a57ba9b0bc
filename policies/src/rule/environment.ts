/** The environments that rules know. */
export const environments = ["dev", "qa", "prod"] as const;

/** Name of an environment. */
export type Environment = (typeof environments)[number];

/** The stack's name in `urn` (`urn:pulumi:<stack>::<project>::…`), "" when it is no URN. */
export function stackOf(urn: string): string {
  return /^urn:pulumi:(.*?)::/.exec(urn)?.[1] ?? "";
}

/**
 * The environment of the resource at `urn`. Read from the URN, because it is the only place that names the stack
 * in every mode: `pulumi policy analyze --file` gives a pack neither stack nor configuration.
 *
 * Stacks are named `<app>.<environment>`; whatever has another name (the tooling account's `delivery.shared`) is
 * held to production's rules.
 */
export function environmentOf(urn: string): Environment {
  const [app, name, ...rest] = stackOf(urn).split(".");
  const environment = environments.find((one) => one === name);
  return app !== "" && rest.length === 0 && environment !== undefined ? environment : "prod";
}
