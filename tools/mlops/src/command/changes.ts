import type { CommandContext } from "./context.ts";
import type { Terminal } from "./system.ts";
import { Interrupted, NotFollowed, WrongUse } from "./failures.ts";

/** Something that a command is about to change. */
export interface Change {
  /** What is changed, for people: `delete model mlops-…`. */
  readonly what: string;
  readonly make: () => Promise<unknown>;
}

/** How changes are agreed to. */
export interface Consent {
  /**
   * What has to be typed, or given as `--confirm`, besides `--yes`: the name of an environment that others depend on.
   * @default - `y`, or `--yes`
   */
  readonly word?: string;
  /** What was given as `--confirm`. @default - nothing */
  readonly given?: string | undefined;
}

/** What became of changes: `planned` in a dry run, `nothing` if there were none. */
export type Outcome = "done" | "planned" | "nothing";

/**
 * Say what is about to change, ask, and change it, one after the other.
 * @throws WrongUse if nobody agrees: nothing is changed then; and whatever a change throws, after a note of what was
 * changed before it and what was not; Interrupted if Ctrl-C is pressed before the last change
 */
export async function makeChanges(
  changes: readonly Change[],
  context: Pick<CommandContext, "terminal" | "isDryRun" | "isConfirmed" | "interruption">,
  consent: Consent = {},
): Promise<Outcome> {
  if (changes.length === 0) return "nothing";
  const { terminal, isDryRun, interruption } = context;
  for (const { what } of changes) terminal.note(`${isDryRun ? "would " : ""}${what}`);
  if (isDryRun) return "planned";
  await agree(context, consent);
  for (const [index, { what, make }] of changes.entries()) {
    if (index > 0 && interruption.aborted) throw interrupted(changes.slice(index), terminal);
    terminal.progress(`${index + 1} of ${changes.length}: ${what}`);
    try {
      await make();
    } catch (error) {
      terminal.note(`${isStopped(error) ? "stopped" : "failed"}: ${what}`);
      for (const left of changes.slice(index + 1)) terminal.note(`not done: ${left.what}`);
      throw error;
    }
  }
  return "done";
}

const isStopped = (error: unknown) => error instanceof Interrupted || error instanceof NotFollowed;

function interrupted(left: readonly Change[], terminal: Terminal): Interrupted {
  for (const { what } of left) terminal.note(`not done: ${what}`);
  return new Interrupted("interrupted; the rest is done when the command is run again");
}

async function agree(
  context: Pick<CommandContext, "terminal" | "isConfirmed" | "interruption">,
  consent: Consent,
): Promise<void> {
  try {
    await asked(context, consent);
  } catch (error) {
    throw context.interruption.aborted ? new Interrupted("interrupted; nothing was changed") : error;
  }
}

async function asked(
  { terminal, isConfirmed }: Pick<CommandContext, "terminal" | "isConfirmed">,
  { word, given }: Consent,
): Promise<void> {
  if (word === undefined) {
    if (isConfirmed) return;
    const answer = await terminal.ask("go on? [y/N] ");
    if (answer === undefined) throw new WrongUse("nobody is there to agree: give --yes; nothing was changed");
    if (/^y(es)?$/i.test(answer)) return;
    throw new WrongUse("not agreed; nothing was changed");
  }
  const typed = given ?? (await terminal.ask(`type ${word} to go on: `));
  if (typed === word) return;
  const got = typed === undefined ? "nothing" : `"${typed}"`;
  throw new WrongUse(
    `confirmation: got ${got}; expected ${word}, typed or as --confirm ${word}; nothing was changed`,
  );
}
