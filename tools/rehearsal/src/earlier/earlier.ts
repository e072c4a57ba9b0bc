import type { Project } from "@mlops/preview";
import type { DeployedResource } from "../rehearsal.ts";

/** What is there before a deployment. */
export interface EarlierStacks {
  /** What people call it. */
  readonly label: string;
  /** Resources by stack. A stack that was not there has none; one of which nothing is known is missing. */
  readonly stacks: ReadonlyMap<string, readonly DeployedResource[]>;
  /** Why something of it cannot be compared with, each with its stack. */
  readonly problems: readonly string[];
  /** Inputs are those of a program. @default - they are a provider's, where ignored changes are expected */
  readonly isOfProgram: boolean;
  /** Delete what was made to find it. */
  readonly dispose: () => void;
}

/** What to find earlier stacks with. */
export interface EarlierOptions {
  readonly project: Project;
  /** Names of the stacks to compare. */
  readonly selected: readonly string[];
  /** Whether stacks were asked for by name, so that others are none of its business. */
  readonly isSelection: boolean;
  readonly organization: string;
  /** Milliseconds that the program of one stack may run. */
  readonly timeLimit: number;
  /** Called when the program of a stack of the commit starts. */
  readonly onStart: (stack: string) => void;
}
