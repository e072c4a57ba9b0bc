import { parseArgs } from "node:util";
import {
  DEFAULT_POLICY_PACK,
  type ReportCommand,
  reportCommand,
  reportOptions,
} from "../command/judging-options.ts";
import { messageOf } from "../engine/monitor-error.ts";
import { InputProblem } from "../workspace/input-problem.ts";

export const USAGE = `usage: npm run summary -- [STACK…] --out DIR [options]

Writes summary.md (for a pull request) and preview.sarif (for code scanning) over reports that previews of the same
commit wrote to DIR with --out, each for some of the stacks. Without STACK, over all reports in DIR.

  --out DIR            where the reports are, and where summary.md and preview.sarif are written
  --baseline DIR       what --out DIR wrote earlier: summary.md shows only what is new since then
  --sarif FILE         write the findings as SARIF 2.1.0
  --junit FILE         write the verdicts as JUnit XML
  --json               print the reports as JSON
  --policy-pack DIR    folder of a policy pack that judged; may be given several times (default: policies)
  --help               show this text

Exit status: 0 the files are written, 2 they cannot be; the verdict is that of the previews.`;

/** What the command line asks for. */
export interface SummaryCommand extends ReportCommand {
  /** Names of stacks; none means all that have a report. */
  readonly stacks: readonly string[];
  readonly help: boolean;
  readonly policyPacks: readonly string[];
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist or lacks its value
 */
export function readSummaryCommandLine(args: readonly string[]): SummaryCommand {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...reportOptions,
        "policy-pack": { type: "string", multiple: true, default: [DEFAULT_POLICY_PACK] },
        help: { type: "boolean", default: false },
      },
    });
    const { help, "policy-pack": policyPacks } = values;
    return { ...reportCommand(values), stacks: positionals, help, policyPacks };
  } catch (error) {
    throw new InputProblem(`${messageOf(error)}\n\n${USAGE}`);
  }
}
