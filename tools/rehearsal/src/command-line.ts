import {
  type CommandDefinition,
  InputProblem,
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
  "who-can": {
    type: "string",
    value: "ACTION",
    help: "say who may do this, such as s3:GetObject, with the resource named instead of PATTERN",
  },
  "what-can": { type: "string", value: "ROLE", help: "say what this role may do" },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run rehearse`. */
export const rehearseCommand: CommandDefinition<typeof options> = {
  usage: [
    "npm run rehearse -- [PATTERN…] [options]",
    "npm run rehearse -- --who-can ACTION RESOURCE",
    "npm run rehearse -- --what-can ROLE",
  ],
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
  /** A question about access instead of a report. @default - a report */
  readonly question: AccessQuestion | undefined;
}

/** Who may do something with a resource, or what a role may do. */
export type AccessQuestion =
  { readonly action: string; readonly resource: string } | { readonly role: string };

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or lacks its value
 */
export function readRehearseCommandLine(args: readonly string[]): RehearseCommand {
  const { values, positionals } = parseCommandLine(rehearseCommand, args);
  const question = questionOf(values["who-can"], values["what-can"], positionals);
  return {
    help: values.help,
    patterns: question ? [] : positionals,
    json: values.json,
    organization: values.organization,
    question,
  };
}

function questionOf(
  action: string | undefined,
  role: string | undefined,
  named: readonly string[],
): AccessQuestion | undefined {
  if (action !== undefined) {
    const [resource, ...others] = named;
    if (resource === undefined || others.length > 0) {
      throw new InputProblem(`--who-can: got ${named.length} resources; expected one: its ARN or name`);
    }
    return { action, resource };
  }
  return role === undefined ? undefined : { role };
}
