/** The kinds of people a Studio has. Each has a role of its own, and rights of its own. */
export const personas = ["data-scientist", "ml-engineer", "read-only"] as const;

/**
 * What a person is here for:
 * - `data-scientist` works in spaces of their own, launches jobs and keeps track of experiments;
 * - `ml-engineer` also builds and runs pipelines and registers models (never approves them);
 * - `read-only` looks at everything and changes nothing.
 */
export type Persona = (typeof personas)[number];
