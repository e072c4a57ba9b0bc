export {
  type CommandDefinition,
  type OptionDefinition,
  type OptionDefinitions,
  helpOption,
  parseCommandLine,
  usageProblem,
} from "./command-line.ts";
export { runCommand } from "./run-command.ts";
