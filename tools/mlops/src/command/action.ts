import type { z } from "zod";
import type { Answer } from "./answer.ts";
import type { CommandContext } from "./context.ts";

/** What a command does. */
export interface Action {
  /** Its arguments and options by name, as commander reads them: texts, lists of texts, and switches. */
  readonly given: z.ZodObject;
  /** Check what was given, and do it. */
  readonly run: (given: unknown, context: CommandContext) => Promise<Answer>;
}

/**
 * Define what a command does.
 * @param given schema of its arguments and options: `stack` and `matchRate`, of which commander makes texts
 */
export function defineAction<Schema extends z.ZodObject>(
  given: Schema,
  run: (given: z.output<Schema>, context: CommandContext) => Promise<Answer>,
): Action {
  return { given, run: (raw, context) => run(given.parse(raw), context) };
}
