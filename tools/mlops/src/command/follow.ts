import type { CommandContext } from "./context.ts";
import { elapsed } from "./elapsed.ts";
import { NotFollowed } from "./failures.ts";
import { patientLook } from "./patient-look.ts";

/** Something that goes on in AWS, and is looked at until it is over. */
export interface Followed<Seen> {
  /** What it is: `pipeline execution abc`. */
  readonly title: string;
  readonly look: () => Promise<Seen>;
  readonly isOver: (seen: Seen) => boolean;
  /** What is going on, in a few words: shown while it lasts. */
  readonly state: (seen: Seen) => string;
  /** What has happened since the last look, a line each. @default - a line whenever the state is another one */
  readonly news?: (seen: Seen, before: Seen | undefined) => readonly string[];
  /** Milliseconds between two looks. @default 10 seconds */
  readonly interval?: number;
  /** Milliseconds after which it is no longer followed. @default - none */
  readonly limit?: number | undefined;
  /** What to type to see it again, after `npm run mlops --`. */
  readonly again: string;
}

const usualInterval = 10_000;

/**
 * Follow something to its end, past connections that are lost. On a terminal, a line that is written anew says what is
 * going on; elsewhere each change has a line.
 * @throws NotFollowed if nobody follows any longer, which stops nothing in AWS
 */
export async function follow<Seen>(
  context: Pick<CommandContext, "terminal" | "clock" | "interruption">,
  { title, look, isOver, state, again, ...followed }: Followed<Seen>,
): Promise<Seen> {
  const { terminal, clock, interruption } = context;
  const { interval = usualInterval, limit = Infinity } = followed;
  const lookPatiently = patientLook(context, look);
  const news =
    followed.news ?? ((seen, before) => (before && state(before) === state(seen) ? [] : [state(seen)]));
  const started = clock.now().getTime();
  const time = () => elapsed(clock.now().getTime() - started);
  const goesOn = `${title} goes on, see it with: npm run mlops -- ${again}`;
  for (let before: Seen | undefined; ;) {
    const seen = await lookPatiently();
    for (const line of news(seen, before)) terminal.note(`${time().padStart(9)}  ${line}`);
    if (isOver(seen)) return seen;
    if (interruption.aborted) throw new NotFollowed(`no longer followed; ${goesOn}`, "interrupted");
    if (clock.now().getTime() - started >= limit) {
      throw new NotFollowed(`not over after ${elapsed(limit)}; ${goesOn}`, "late");
    }
    terminal.progress(`${time().padStart(9)}  ${title}: ${state(seen)}`);
    await clock.pause(interval, interruption);
    before = seen;
  }
}
