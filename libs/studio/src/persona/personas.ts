/** The personas of a Studio. Each has a role of its own. */
export const personas = ["data-scientist", "ml-engineer", "read-only"] as const;

/**
 * What a user may do:
 * - `data-scientist`: work in private spaces, run jobs, track experiments;
 * - `ml-engineer`: also build and run pipelines and register models (never approve them);
 * - `read-only`: view everything, change nothing.
 */
export type Persona = (typeof personas)[number];
