import type { StackReport } from "@mlops/preview";

/** What a stack needs of quotas, as its preview says. */
export type StackNeeds = Pick<StackReport, "stack" | "quotas">;

/** Everything that a command knows of its surroundings. Tests have their own. */
export interface System {
  /** Folder of the workspace. */
  readonly root: string;
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** All of standard input, to its end; nothing if somebody would have to type it. */
  readonly readInput: () => Promise<Uint8Array | undefined>;
  /** Aborted by Ctrl-C. */
  readonly interruption: AbortSignal;
  /**
   * Preview stacks offline.
   * @throws WrongUse if a program cannot be previewed
   */
  readonly preview: (stacks: readonly string[]) => Promise<readonly StackNeeds[]>;
}

/** Where a command speaks. */
export interface Terminal {
  /** Print a line of the answer: standard output. */
  readonly print: (line: string) => void;
  /** Print a line about the work: standard error, so that the answer can be read by programs. */
  readonly note: (line: string) => void;
  /** Show a text in place of the one before, where somebody looks at standard error; elsewhere nothing. */
  readonly progress: (text: string) => void;
  /**
   * Ask for a line.
   * @returns nothing if nobody is there to answer
   */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Columns of standard output; nothing if it goes to a file or a pipe. */
  readonly width: number | undefined;
  /** Text as the terminal shows it; the text itself where there are no colours. */
  readonly paint: (tone: Tone, text: string) => string;
}

/** What a piece of text is; the terminal decides how that looks. */
export type Tone = "title" | "quiet" | "bad" | "warning" | "good";

/** The time, and its passing. */
export interface Clock {
  readonly now: () => Date;
  /** Resolves after so many milliseconds, and at once when `signal` is aborted. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}
