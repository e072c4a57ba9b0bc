import { parseArgs } from "node:util";
import {
  DEFAULT_POLICY_PACK,
  type ReportCommand,
  reportCommand,
  reportOptions,
} from "../command/judging-options.ts";
import { messageOf } from "@mlops/engine";
import { InputProblem } from "../workspace/input-problem.ts";

export const USAGE = `usage: npm run policy -- --state FILE… [options]
       npm run policy -- --list [--json]
       npm run policy -- --pages DIR [--check]

Judges stacks as they are deployed, without a program: files that \`pulumi stack export --show-secrets\` writes.

  --state FILE…        judge these states
  --list               print every policy with its severity, levels and equals in other sets of rules
  --pages DIR          write a Markdown page about each family of policies, and one that leads there, to DIR
  --check              write nothing; end with 1 if DIR holds other pages than those
  --out DIR            write <stack>.json and <stack>.md to DIR, and summary.md (for a pull request) and
                       preview.sarif (for code scanning) over all states
  --baseline DIR       what --out DIR wrote earlier: summary.md shows only what is new since then
  --sarif FILE         write the findings as SARIF 2.1.0
  --junit FILE         write the verdicts as JUnit XML
  --json               print the report or the list as JSON
  --policy-pack DIR    folder of a policy pack; may be given several times (default: policies)
  --help               show this text

Exit status: 0 all is well, 1 a mandatory policy is violated, 2 something cannot be judged.`;

/** What the command line asks for. */
export interface PolicyCommand extends ReportCommand {
  readonly help: boolean;
  readonly list: boolean;
  /** Folder for pages about the policies. */
  readonly pages: string | undefined;
  /** Compare the pages instead of writing them. */
  readonly check: boolean;
  /** Files of states. */
  readonly states: readonly string[];
  readonly policyPacks: readonly string[];
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist or lacks its value, or if there is nothing to do
 */
export function readPolicyCommandLine(args: readonly string[]): PolicyCommand {
  const { values, positionals } = parsed(args);
  const states = values.state ?? [];
  if (states.length === 0 && positionals.length > 0) {
    throw new InputProblem(`expected an option, got "${positionals[0]}"\n\n${USAGE}`);
  }
  if (!values.help && !values.list && values.pages === undefined && states.length === 0) {
    throw new InputProblem(`nothing to do: give --state, --list or --pages\n\n${USAGE}`);
  }
  return {
    ...reportCommand(values),
    help: values.help,
    list: values.list,
    pages: values.pages,
    check: values.check,
    // `--state a.json b.json`, as a shell writes out `--state *.json`.
    states: [...states, ...positionals],
    policyPacks: values["policy-pack"],
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...reportOptions,
        state: { type: "string", multiple: true },
        list: { type: "boolean", default: false },
        pages: { type: "string" },
        check: { type: "boolean", default: false },
        "policy-pack": { type: "string", multiple: true, default: [DEFAULT_POLICY_PACK] },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new InputProblem(`${messageOf(error)}\n\n${USAGE}`);
  }
}
