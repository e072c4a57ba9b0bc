import type { CommandContext } from "./context.ts";
import { WrongUse } from "./failures.ts";

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
 * changed before it and what was not
 */
export async function makeChanges(
  changes: readonly Change[],
  context: Pick<CommandContext, "terminal" | "isDryRun" | "isConfirmed">,
  consent: Consent = {},
): Promise<Outcome> {
  if (changes.length === 0) return "nothing";
  const { terminal, isDryRun } = context;
  for (const { what } of changes) terminal.note(`${isDryRun ? "would " : ""}${what}`);
  if (isDryRun) return "planned";
  await agree(context, consent);
  for (const [index, { what, make }] of changes.entries()) {
    terminal.progress(`${index + 1} of ${changes.length}: ${what}`);
    try {
      await make();
    } catch (error) {
      terminal.note(`failed: ${what}`);
      for (const left of changes.slice(index + 1)) terminal.note(`not done: ${left.what}`);
      throw error;
    }
  }
  return "done";
}

async function agree(
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
