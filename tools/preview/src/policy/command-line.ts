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
  explain: {
    type: "string",
    value: "ID…",
    multiple: true,
    help: "print all that is known of these policies; ID may be that of another set's rule, such as CKV_AWS_42",
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
    "npm run policy -- --explain ID…",
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
  /** Ids of policies, or of their counterparts, to print all about. */
  readonly explain: readonly string[];
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
  const { state: states = [], explain = [] } = values;
  const [positional] = positionals;
  if (states.length + explain.length === 0 && positional !== undefined) {
    throw usageProblem(policyCommand, `got "${positional}"; expected an option`);
  }
  const isAboutPolicies = values.list || explain.length > 0 || values.pages !== undefined;
  if (!values.help && !isAboutPolicies && states.length === 0) {
    throw usageProblem(policyCommand, "nothing to do: give --state, --list, --explain or --pages");
  }
  return {
    ...reportCommand(values),
    help: values.help,
    list: values.list,
    // `--explain a b`, as `--state a.json b.json`.
    explain: states.length === 0 ? [...explain, ...positionals] : explain,
    pages: values.pages,
    check: values.check,
    // `--state a.json b.json`, as a shell writes out `--state *.json`.
    states: [...states, ...positionals].map((file) => resolve(file)),
    policyPacks: values["policy-pack"],
  };
}
