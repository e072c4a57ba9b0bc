import { parseArgs } from "node:util";
import {
  DEFAULT_POLICY_PACK,
  type ReportCommand,
  reportCommand,
  reportOptions,
} from "./command/judging-options.ts";
import { messageOf } from "@mlops/engine";
import { InputProblem } from "./workspace/input-problem.ts";

export const USAGE = `usage: npm run preview -- [PATTERN…] [options]

Previews stacks offline and judges them with the policy pack. PATTERN is a stack's name; * stands for any
text. Without a pattern, every stack that has a file is previewed.

  --out DIR            write <stack>.json, <stack>.md and <stack>.state.json to DIR, and summary.md (for a pull
                       request) and preview.sarif (for code scanning) over all previewed stacks
  --baseline DIR       what --out DIR wrote earlier: summary.md shows only what is new since then
  --sarif FILE         write the findings as SARIF 2.1.0
  --junit FILE         write the verdicts as JUnit XML
  --json               print the report as JSON
  --no-policy          do not judge
  --policy-pack DIR    folder of a policy pack; may be given several times (default: policies)
  --organization NAME  organization that the programs see (default: organization)
  --trace              show stack traces of problems
  --help               show this text

Exit status: 0 all is well, 1 a mandatory policy is violated, 2 something cannot be previewed.`;

/** What the command line asks for. */
export interface Command extends ReportCommand {
  readonly patterns: readonly string[];
  readonly trace: boolean;
  readonly help: boolean;
  readonly policyPacks: readonly string[];
  readonly organization: string | undefined;
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist or lacks its value
 */
export function readCommandLine(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...reportOptions,
        "no-policy": { type: "boolean", default: false },
        "policy-pack": { type: "string", multiple: true, default: [DEFAULT_POLICY_PACK] },
        organization: { type: "string" },
        trace: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return {
      ...reportCommand(values),
      patterns: positionals,
      trace: values.trace,
      help: values.help,
      policyPacks: values["no-policy"] ? [] : values["policy-pack"],
      organization: values.organization,
    };
  } catch (error) {
    throw new InputProblem(`${messageOf(error)}\n\n${USAGE}`);
  }
}
