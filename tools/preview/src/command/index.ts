export {
  type CommandDefinition,
  type OptionDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  refuseEmptyValues,
  usageProblem,
} from "./command-line.ts";
export { STATUS } from "./exit-status.ts";
export { runCommand } from "./run-command.ts";
export { paint, printJson } from "./output.ts";
export { makeOutputFolder, writeInFolder } from "./output-files.ts";
export { timeLimitOf, timeoutOption } from "./time-limit.ts";
export { traceDepth } from "./trace-depth.ts";
export { Progress } from "./progress.ts";
export { print, terminalWidth } from "./terminal.ts";
export { InputProblem } from "../workspace/input-problem.ts";
