import { type CommandDefinition, helpOption, parseCommandLine, usageProblem } from "@mlops/preview/command";

/** Counted runs of each candidate unless the command line says how many. */
const DEFAULT_RUNS = 7;

/**
 * A benchmark's command.
 * @param script its name in the repository's package.json
 * @param about what it measures, in sentences
 */
export function benchmarkCommand(script: string, about: string): CommandDefinition {
  return {
    usage: [`npm run ${script} -- [RUNS]`],
    about: `${about} RUNS is how many runs of each are counted (default: ${DEFAULT_RUNS}).`,
    options: helpOption,
  };
}

/** What the command line of a benchmark asks for. */
interface RunsCommand {
  readonly help: boolean;
  /** Counted runs of each candidate. */
  readonly runs: number;
}

/**
 * Read the command line of a benchmark.
 * @throws InputProblem if there is anything else
 */
export function readRuns(command: CommandDefinition, args: readonly string[]): RunsCommand {
  const { values, positionals } = parseCommandLine(command, args);
  const [text = String(DEFAULT_RUNS), ...others] = positionals;
  if (others.length > 0 || !/^[1-9]\d*$/.test(text)) {
    throw usageProblem(command, `RUNS: got "${positionals.join(" ")}"; expected one whole number above 0`);
  }
  return { help: values.help === true, runs: Number(text) };
}
