import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
} from "@mlops/preview/command";
import { changeOptions, onlyStack } from "../change-options.ts";
import type { Consent } from "../confirmation.ts";

const options = {
  "exclude-protected": { type: "boolean", default: false, help: "keep what is protected, destroy the rest" },
  ...changeOptions,
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run destroy`. */
export const destroyCommand: CommandDefinition<typeof options> = {
  usage: ["npm run destroy -- STACK [--exclude-protected] [--yes] [--confirm STACK]"],
  about:
    "Destroys a stack with the pulumi CLI, after the stacks that depend on it are gone. What is protected is named " +
    "before anything is deleted: docs/teardown.md says how prod is taken down. For prod and shared, the name of the " +
    "stack has to be typed.",
  options,
  exitStatus: "0 destroyed, 2 refused before anything changed, others pulumi's own",
};

/** What the command line asks for. */
export interface DestroyCommand extends Consent {
  readonly help: boolean;
  readonly stack: string;
  /** Answer the question of the pulumi CLI, whether to do what it shows. */
  readonly yes: boolean;
  /** Keep what is protected. */
  readonly excludeProtected: boolean;
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or for another number of stacks than one
 */
export function readDestroyCommandLine(args: readonly string[]): DestroyCommand {
  const { values, positionals } = parseCommandLine(destroyCommand, args);
  const { help, yes, confirm, "exclude-protected": excludeProtected } = values;
  return { help, stack: help ? "" : onlyStack(destroyCommand, positionals), yes, confirm, excludeProtected };
}
