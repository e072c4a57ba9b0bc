import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  refuseEmptyValues,
} from "./command/command-line.ts";
import { timeLimitOf, timeoutOption } from "./command/time-limit.ts";
import { type ReportCommand, reportCommand, reportOptions } from "./command/report-options.ts";

const options = {
  ...reportOptions("<stack>.json, <stack>.md, <stack>.state.json and <stack>.<pipeline>.pipeline.json"),
  "no-policy": { type: "boolean", default: false, help: "do not judge" },
  organization: {
    type: "string",
    value: "NAME",
    default: "organization",
    help: "organization that the programs see",
  },
  strict: {
    type: "boolean",
    default: false,
    help: "a data source that nothing answers is a problem, instead of unknown",
  },
  ...timeoutOption,
  trace: { type: "boolean", default: false, help: "show stack traces of problems" },
  "stock-sdk": {
    type: "boolean",
    default: false,
    help: "run Pulumi's SDK as it is, without the patches that make previews fast: slower, and it knows a little less",
  },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run preview`. */
export const previewCommand: CommandDefinition<typeof options> = {
  usage: ["npm run preview -- [PATTERN…] [options]"],
  about:
    "Previews stacks offline and judges them with the policy pack. PATTERN is a stack's name; * stands for any text. " +
    "Without a pattern, every stack that has a file is previewed.",
  options,
  exitStatus: "0 all is well, 1 a mandatory policy is violated, 2 something cannot be previewed",
};

/** What the command line asks for. */
export interface PreviewCommand extends ReportCommand {
  readonly help: boolean;
  readonly patterns: readonly string[];
  /** A data source that nothing answers is a problem. */
  readonly strict: boolean;
  /** Milliseconds that the program of one stack may run. */
  readonly timeLimit: number;
  readonly trace: boolean;
  readonly stockSdk: boolean;
  readonly policyPacks: readonly string[];
  readonly organization: string;
}

/**
 * Read the command line.
 * @throws InputProblem for an option that does not exist, or lacks its value or has a wrong one
 */
export function readPreviewCommandLine(args: readonly string[]): PreviewCommand {
  const { values, positionals } = parseCommandLine(previewCommand, args);
  refuseEmptyValues(previewCommand, values);
  return {
    ...reportCommand(values),
    help: values.help,
    patterns: positionals,
    strict: values.strict,
    timeLimit: timeLimitOf(previewCommand, values.timeout),
    trace: values.trace,
    stockSdk: values["stock-sdk"],
    policyPacks: values["no-policy"] ? [] : values["policy-pack"],
    organization: values.organization,
  };
}
