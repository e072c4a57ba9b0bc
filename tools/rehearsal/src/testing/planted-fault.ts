import type { FindingKind } from "../finding.ts";
import type { Programs } from "./pretend-stacks.ts";

/** Programs in which something is wrong, or that look alike and are sound. */
export interface PlantedFault {
  /** What is the matter. */
  readonly name: string;
  readonly programs: Programs;
  /** Kind and resource, or stack, of all that a rehearsal has to find: `name-collision app.dev: Queue "jobs"`. */
  readonly finds: readonly `${FindingKind} ${string}`[];
}
