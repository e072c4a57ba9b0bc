import type { Level } from "../rule/level.ts";

/** A violation as the engine gets it. */
export interface Diagnostic {
  readonly policy: string;
  readonly level: Level;
  readonly message: string;
  /** URN of the resource; "" when it is about none. */
  readonly urn: string;
}
