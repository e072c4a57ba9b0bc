import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
} from "@mlops/preview/command";
import { changeOptions, onlyStack } from "../change-options.ts";
import type { Consent } from "../confirmation.ts";

const options = { ...changeOptions, ...helpOption } as const satisfies OptionDefinitions;

/** The command `npm run up`. */
export const upCommand: CommandDefinition<typeof options> = {
  usage: ["npm run up -- STACK [--yes] [--confirm STACK]"],
  about:
    "Deploys a stack with the pulumi CLI and the policy pack, after the stacks that it depends on are deployed and its " +
    "offline preview has neither a problem nor a violation. For prod and shared, its name has to be typed. The " +
    "provider refuses credentials of another account than the stack file's.",
  options,
  exitStatus: "0 deployed, 1 a mandatory policy is violated, 2 refused before anything changed, others pulumi's own",
};

/** What the command line asks for. */
export interface UpCommand extends Consent {
  readonly help: boolean;
  readonly stack: string;
  /** Answer the question of the pulumi CLI, whether to do what it shows. */
  readonly yes: boolean;
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or for another number of stacks than one
 */
export function readUpCommandLine(args: readonly string[]): UpCommand {
  const { values, positionals } = parseCommandLine(upCommand, args);
  const { help, yes, confirm } = values;
  return { help, stack: help ? "" : onlyStack(upCommand, positionals), yes, confirm };
}
