import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
} from "@mlops/preview/command";

const options = {
  json: { type: "boolean", default: false, help: "print JSON" },
  organization: {
    type: "string",
    value: "NAME",
    default: "organization",
    help: "organization that the programs see",
  },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run rehearse`. */
export const rehearseCommand: CommandDefinition<typeof options> = {
  usage: ["npm run rehearse -- [PATTERN…] [options]"],
  about:
    "Deploys stacks together into a pretend AWS, offline, where every value is known, and says what a deployment would " +
    "come upon. PATTERN is a stack's name; * stands for any text. Without a pattern, every stack that has a file is " +
    "rehearsed.",
  options,
  exitStatus:
    "0 all is well, 1 a deployment would fail or violate a mandatory policy, 2 something cannot be rehearsed",
};

/** What the command line asks for. */
export interface RehearseCommand {
  readonly help: boolean;
  readonly patterns: readonly string[];
  readonly json: boolean;
  readonly organization: string;
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or lacks its value
 */
export function readRehearseCommandLine(args: readonly string[]): RehearseCommand {
  const { values, positionals } = parseCommandLine(rehearseCommand, args);
  return {
    help: values.help,
    patterns: positionals,
    json: values.json,
    organization: values.organization,
  };
}
