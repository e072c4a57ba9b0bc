import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  usageProblem,
} from "../command/command-line.ts";
import { type ReportCommand, reportCommand, reportOptions } from "../command/report-options.ts";

const { out: _, ...shared } = reportOptions("");
const options = {
  out: {
    type: "string",
    value: "DIR",
    help: "where the reports are, and where summary.md and preview.sarif are written",
  },
  ...shared,
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run summary`. */
export const summaryCommand: CommandDefinition<typeof options> = {
  usage: ["npm run summary -- [STACK…] --out DIR [options]"],
  about:
    "Writes summary.md (for a pull request) and preview.sarif (for code scanning) over reports that previews of the " +
    "same commit wrote to DIR with --out, each for some of the stacks. Without STACK, over all reports in DIR.",
  options,
  exitStatus: "0 the files are written, 2 they cannot be; the verdict is that of the previews",
};

/** What the command line asks for. */
export interface SummaryCommand extends ReportCommand {
  readonly help: boolean;
  /** Folder of the reports, absolute. */
  readonly out: string;
  /** Names of stacks; none means all that have a report. */
  readonly stacks: readonly string[];
  readonly policyPacks: readonly string[];
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist or lacks its value, or without a folder
 */
export function readSummaryCommandLine(args: readonly string[]): SummaryCommand {
  const { values, positionals } = parseCommandLine(summaryCommand, args);
  const { help, "policy-pack": policyPacks } = values;
  const { out = "", ...rest } = reportCommand(values);
  if (out === "" && !help) throw usageProblem(summaryCommand, "--out: got nothing; expected a folder");
  return { ...rest, out, stacks: positionals, help, policyPacks };
}
