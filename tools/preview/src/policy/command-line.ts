import { resolve } from "node:path";
import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  usageProblem,
} from "../command/command-line.ts";
import { type ReportCommand, reportCommand, reportOptions } from "../command/report-options.ts";

const options = {
  state: { type: "string", value: "FILE…", multiple: true, help: "judge these states" },
  list: {
    type: "boolean",
    default: false,
    help: "print the id, levels and title of every policy; with --json all that is known of it",
  },
  pages: {
    type: "string",
    value: "DIR",
    help: "write a Markdown page about each family of policies to DIR, and an index of them",
  },
  check: {
    type: "boolean",
    default: false,
    help: "with --pages: write nothing; end with 1 if DIR holds other pages than those",
  },
  ...reportOptions("<stack>.json, <stack>.md and <stack>.<pipeline>.pipeline.json"),
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run policy`. */
export const policyCommand: CommandDefinition<typeof options> = {
  usage: [
    "npm run policy -- --state FILE… [options]",
    "npm run policy -- --list [--json]",
    "npm run policy -- --pages DIR [--check]",
  ],
  about:
    "Judges stacks as they are deployed, without a program: files that `pulumi stack export --show-secrets` writes.",
  options,
  exitStatus: "0 all is well, 1 a mandatory policy is violated, 2 something cannot be judged",
};

/** What the command line asks for. */
export interface PolicyCommand extends ReportCommand {
  readonly help: boolean;
  readonly list: boolean;
  /** Folder for pages about the policies. */
  readonly pages: string | undefined;
  /** Compare the pages instead of writing them. */
  readonly check: boolean;
  /** Files of states, absolute. */
  readonly states: readonly string[];
  readonly policyPacks: readonly string[];
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist or lacks its value, or if there is nothing to do
 */
export function readPolicyCommandLine(args: readonly string[]): PolicyCommand {
  const { values, positionals } = parseCommandLine(policyCommand, args);
  const states = values.state ?? [];
  if (states.length === 0 && positionals.length > 0) {
    throw usageProblem(policyCommand, `got "${positionals[0]}"; expected an option`);
  }
  if (!values.help && !values.list && values.pages === undefined && states.length === 0) {
    throw usageProblem(policyCommand, "nothing to do: give --state, --list or --pages");
  }
  return {
    ...reportCommand(values),
    help: values.help,
    list: values.list,
    pages: values.pages,
    check: values.check,
    // `--state a.json b.json`, as a shell writes out `--state *.json`.
    states: [...states, ...positionals].map((file) => resolve(file)),
    policyPacks: values["policy-pack"],
  };
}
