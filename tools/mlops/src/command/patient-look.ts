import { awsRefusal, isPassing } from "../aws/refusal.ts";
import type { CommandContext } from "./context.ts";
import { elapsed } from "./elapsed.ts";

/** Looks in a row that may fail until nobody follows any longer. */
const patience = 10;

/** Milliseconds after which something is looked at again. */
const interval = 10_000;

/**
 * A look at what goes on in AWS that is made again where AWS cannot be reached for a while: what is followed for hours
 * outlasts a lost connection. Each failure is said.
 */
export function patientLook<Seen>(
  { terminal, clock, interruption }: Pick<CommandContext, "terminal" | "clock" | "interruption">,
  look: () => Promise<Seen>,
): () => Promise<Seen> {
  return async () => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await look();
      } catch (error) {
        if (!isPassing(error) || failures > patience || interruption.aborted) throw error;
        const what = awsRefusal(error)?.message ?? String(error);
        terminal.note(`${what}; looked at again in ${elapsed(interval)}`);
        await clock.pause(interval, interruption);
      }
    }
  };
}
