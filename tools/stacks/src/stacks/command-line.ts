import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  usageProblem,
} from "@mlops/preview/command";

const options = {
  affected: { type: "boolean", default: false, help: "only those that the change since --base reaches" },
  base: { type: "string", value: "COMMIT", default: "main", help: "what --affected compares with" },
  except: { type: "string", value: "APP", default: "", help: "without the stacks of this app" },
  json: { type: "boolean", default: false, help: "print JSON: name, app, environment, account, region, after" },
  "by-environment": {
    type: "boolean",
    default: false,
    help: "print JSON: stacks (their names), account and region of each environment",
  },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run stacks`. */
export const stacksCommand: CommandDefinition<typeof options> = {
  usage: ["npm run stacks -- [--affected [--base COMMIT]] [--except APP] [--json | --by-environment]"],
  about:
    "Prints the stacks in the order in which they are deployed: each after those that it reads outputs of. They are " +
    "destroyed in the reverse order.",
  options,
  exitStatus: "0 printed, 2 the order has a cycle, or something cannot be read",
};

/** What the command line asks for. */
export interface StacksCommand {
  readonly help: boolean;
  readonly affected: boolean;
  /** Commit to compare with. */
  readonly base: string;
  /** App whose stacks are left out; "" for none. */
  readonly except: string;
  /** What is printed: names, JSON of each stack, or JSON of each environment. */
  readonly form: "names" | "stacks" | "environments";
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or for anything else
 */
export function readStacksCommandLine(args: readonly string[]): StacksCommand {
  const { values, positionals } = parseCommandLine(stacksCommand, args);
  if (positionals.length > 0) {
    throw usageProblem(stacksCommand, `arguments: got ${positionals.join(" ")}; expected options only`);
  }
  const { help, affected, base, except, json, "by-environment": byEnvironment } = values;
  if (json && byEnvironment) {
    throw usageProblem(stacksCommand, "--by-environment: got --json as well; expected one of them");
  }
  const form = byEnvironment ? "environments" : json ? "stacks" : "names";
  return { help, affected, base, except, form };
}
