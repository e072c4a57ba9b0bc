import {
  type CommandDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  usageProblem,
} from "@mlops/preview/command";

const options = {
  json: { type: "boolean", default: false, help: "check: print JSON" },
  ...helpOption,
} as const satisfies OptionDefinitions;

/** The command `npm run pipeline`. */
export const pipelineCommand: CommandDefinition<typeof options> = {
  usage: ["npm run pipeline -- check FILE… [--json]", "npm run pipeline -- draw FILE"],
  about:
    "Judges definitions of SageMaker pipelines, or draws one as a Mermaid flowchart. A file holds what this " +
    "repository, the SageMaker Python SDK (pipeline.definition()) or aws sagemaker describe-pipeline has written.",
  options,
  exitStatus: "0 nothing is wrong, 1 something is wrong with a definition, 2 a file cannot be read",
};

/** What the command line asks for. */
export interface PipelineCommand {
  readonly help: boolean;
  readonly action: "check" | "draw";
  readonly files: readonly string[];
  /** Print JSON instead of text. */
  readonly json: boolean;
}

/**
 * Read the command line.
 * @throws InputProblem for an option or an action that does not exist, or for another number of files
 */
export function readPipelineCommandLine(args: readonly string[]): PipelineCommand {
  const { values, positionals } = parseCommandLine(pipelineCommand, args);
  const [action = "nothing", ...files] = positionals;
  const { help, json } = values;
  if (help) return { help, action: "check", files, json };
  if (action !== "check" && action !== "draw") {
    throw usageProblem(pipelineCommand, `action: got ${action}; expected check or draw`);
  }
  if (files.length === 0) throw usageProblem(pipelineCommand, `${action}: got no file; expected one`);
  if (action === "draw" && (files.length > 1 || json)) {
    const got = json ? "--json" : `${files.length} files`;
    throw usageProblem(pipelineCommand, `draw: got ${got}; expected one file and no options`);
  }
  return { help, action, files, json };
}
