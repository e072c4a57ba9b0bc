import type { Connection } from "../aws/connection.ts";
import type { System } from "./system.ts";

/** What an action works with. */
export interface CommandContext extends System {
  /**
   * Connect to the account and region of a stack.
   * @param stack its name, such as `sentiment.dev`
   * @throws WrongUse if it has no file, or if the credentials are of another account
   */
  readonly connect: (stack: string) => Promise<Connection>;
  /** Only say what would be changed. */
  readonly isDryRun: boolean;
  /** Change it without asking. */
  readonly isConfirmed: boolean;
  /** The answer is printed as JSON: what an action prints by itself has to be JSON, too. */
  readonly isJson: boolean;
}
