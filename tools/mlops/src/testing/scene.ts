import type { Operations } from "./pretend-aws.ts";
import type { Surroundings } from "./run-command.ts";

/** An account in which the command lines of a page are run. */
export interface Scene extends Omit<Surroundings, "url" | "width"> {
  /** What AWS answers: made anew for each command line. */
  readonly operations: () => Operations;
}
