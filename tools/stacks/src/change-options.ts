import {
  type CommandDefinition,
  type OptionDefinitions,
  usageProblem,
} from "@mlops/preview/command";

/** Options of every command that changes a stack. */
export const changeOptions = {
  yes: { type: "boolean", default: false, help: "answer pulumi's own question, whether to do what it shows" },
  confirm: { type: "string", value: "STACK", help: "the name, where nobody is there to type it: in a pipeline" },
} as const satisfies OptionDefinitions;

/**
 * The one stack of a command line.
 * @throws InputProblem for none, and for several
 */
export function onlyStack(command: CommandDefinition, positionals: readonly string[]): string {
  const [stack, ...others] = positionals;
  if (stack !== undefined && others.length === 0) return stack;
  const got = stack === undefined ? "nothing" : positionals.join(" ");
  throw usageProblem(command, `stack: got ${got}; expected one, such as platform.dev`);
}
