import { Command, CommanderError, Option } from "commander";
import type { Action } from "./action.ts";
import {
  type CommandDefinition,
  type CommandGroup,
  type OptionDefinition,
  changeOptions,
  commonOptions,
} from "./command-definition.ts";
import { status } from "./failures.ts";
import type { System } from "./system.ts";

/** A command that the command line asks for, and what it gives. */
export interface Request {
  readonly definition: CommandDefinition;
  /** What `npm run mlops --` is followed by: `pipeline status`. */
  readonly path: string;
  /** Arguments and options, by name. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** Two lines, because not every terminal is wide. */
const exitStatuses =
  "Exit status: 0 done or yes, 1 the answer is no, 2 wrong use,\n" +
  "3 AWS refused or cannot be reached, 130 Ctrl-C.";

/**
 * Read the command line. Help goes to standard output, what is wrong with the command line to standard error.
 * @returns the command that it asks for, or the exit status if there is nothing to do
 */
export async function readCommandLine(
  groups: readonly CommandGroup[],
  args: readonly string[],
  { terminal }: Pick<System, "terminal">,
): Promise<Request | number> {
  let request: Request | undefined;
  const program = configured(new Command("npm run mlops --"), terminal)
    .description("The operator's command line: everything that happens after pulumi up.")
    .usage("<group> <command> [options]")
    .addHelpText("after", `\n${exitStatuses}`);
  const wanted = args.find((arg) => !arg.startsWith("-"));
  for (const group of groups) {
    const command = configured(program.command(group.name).description(group.about), terminal);
    // Help of the program needs no more than the groups' names.
    if (group.name !== wanted) continue;
    for (const definition of await group.load()) {
      const path = [group.name, definition.name].filter((part) => part !== "").join(" ");
      const own = definition.name === "" ? command : command.command(definition.name);
      describe(configured(own, terminal), definition).action((...given: unknown[]) => {
        request = { definition, path, given: givenValues(definition, given) };
      });
    }
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? status.success : status.wrongUse;
  }
  return request ?? status.wrongUse;
}

function configured(command: Command, { print, note, width = 100 }: System["terminal"]): Command {
  const line = (text: string) => text.replace(/\n$/, "");
  return (
    command
      .exitOverride()
      // As the repository's other commands have it.
      .configureHelp({ styleTitle: (title) => title.toLowerCase(), minWidthToWrap: 20 })
      .showHelpAfterError("(--help says how it is used)")
      .configureOutput({
        writeOut: (text) => {
          print(line(text));
        },
        writeErr: (text) => {
          note(line(text));
        },
        getOutHelpWidth: () => width,
        getErrHelpWidth: () => width,
      })
  );
}

function describe(command: Command, definition: CommandDefinition): Command {
  command.description(definition.about);
  for (const { name, help, optional = false, several = false } of definition.arguments ?? []) {
    const text = several ? `${name}...` : name;
    command.argument(optional ? `[${text}]` : `<${text}>`, help);
  }
  for (const option of optionsOf(definition)) command.addOption(commanderOption(option));
  const examples = definition.examples.flatMap((example) => exampleLines(`npm run mlops -- ${example}`));
  return command.addHelpText("after", ["", "Examples:", ...examples, "", exitStatuses].join("\n"));
}

/** Columns that every terminal has. */
const narrow = 80;

/** An example as a shell reads it, also where it takes several lines. */
function exampleLines(example: string): string[] {
  const lines: string[] = [];
  for (const [word] of example.matchAll(/(?:'[^']*'|"[^"]*"|\S)+/g)) {
    const last = lines.at(-1);
    // Two columns before the line, and two for its continuation.
    if (last !== undefined && last.length + word.length < narrow - 4)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `    ${word}`);
  }
  return lines.map((line, index) => `  ${line}${index < lines.length - 1 ? " \\" : ""}`);
}

/** All options of a command, its own first. */
export function optionsOf({ options = [], changes = false }: CommandDefinition): readonly OptionDefinition[] {
  return [...options, ...(changes ? changeOptions : []), ...commonOptions];
}

function commanderOption({ flags, help, default: byDefault, several = false }: OptionDefinition): Option {
  const option = new Option(flags, several ? `${help}; may be given several times` : help);
  if (byDefault !== undefined) option.default(byDefault);
  // One value each time: otherwise an option would take the arguments that follow it.
  if (several)
    option.argParser((text: string, before: readonly string[] | undefined) => [...(before ?? []), text]);
  return option;
}

function givenValues(
  definition: CommandDefinition,
  given: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const names = (definition.arguments ?? []).map(({ name }) => name);
  const values = names.map((name, index) => [name, given[index]]);
  return { ...Object.fromEntries(values), ...(given[names.length] as object) };
}

/** Names of what an action is given by its command, without the options that every command has. */
export function givenNames(definition: CommandDefinition): string[] {
  const own = (definition.options ?? []).map((option) => commanderOption(option).attributeName());
  return [...(definition.arguments ?? []).map(({ name }) => name), ...own];
}

/** Names of what an action's schema reads. */
export const schemaNames = ({ given }: Action): string[] => Object.keys(given.shape);
