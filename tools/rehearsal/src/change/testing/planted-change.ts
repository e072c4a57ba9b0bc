import type { ChangedPrograms } from "./found-changes.ts";

/** A change with what it comes upon: nothing if it is sound. */
export interface PlantedChange extends ChangedPrograms {
  readonly name: string;
  /** Findings in short. */
  readonly finds: readonly string[];
}

/** The change of one stack `app.dev`. */
export function change(
  name: string,
  before: () => unknown,
  after: () => unknown,
  ...finds: string[]
): PlantedChange {
  return { name, before: { "app.dev": before }, after: { "app.dev": after }, finds };
}
