import { z } from "zod";
import { settingsProblems } from "@mlops/core";
import { type CommandDefinition, InputProblem, helpOption, parseCommandLine } from "@mlops/preview/command";

/** What the command line of a build's program gives. */
export interface GivenSettings {
  readonly help: boolean;
  /** By name, unchecked: numbers are numbers. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * A program of a build, whose options are settings.
 * @param script its name in package.json
 * @param about what it does, in sentences
 * @param exitStatus what each exit status means: without a full stop
 */
export function buildCommand(
  script: string,
  about: string,
  settings: z.ZodObject,
  exitStatus: string,
): CommandDefinition {
  const options = Object.entries(settings.shape).map(([name, { description = "" }]: [string, z.ZodType]) => [
    name,
    { type: "string" as const, value: "VALUE", help: description.replace(/\.$/, "") },
  ]);
  return {
    usage: [`npm run ${script} -- [OPTION]…`],
    about,
    options: { ...Object.fromEntries(options), ...helpOption },
    exitStatus,
  };
}

/**
 * Read the command line of a build's program.
 * @throws InputProblem for an option that does not exist or lacks its value, and for anything else
 */
export function givenSettings(
  command: CommandDefinition,
  settings: z.ZodObject,
  args: readonly string[],
): GivenSettings {
  const { values, positionals } = parseCommandLine(command, args);
  if (positionals.length > 0) throw new InputProblem(`got "${positionals.join(" ")}"; expected options only`);
  const { help, ...texts } = values;
  return { help: help === true, given: givenValues(settings, texts) };
}

/** What texts of a command line mean for settings: those of numbers are numbers. */
export function givenValues({ shape }: z.ZodObject, texts: GivenSettings["given"]): GivenSettings["given"] {
  const given = Object.entries(texts).map(([name, text]) => [
    name,
    // An empty text is no number, though JavaScript makes it 0.
    isNumber(shape[name]) && text !== "" ? Number(text) : text,
  ]);
  return Object.fromEntries(given) as GivenSettings["given"];
}

function isNumber(schema: unknown): boolean {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? isNumber(schema.unwrap())
    : schema instanceof z.ZodNumber;
}

/** @throws InputProblem with every problem of the settings */
export function checkedBy<Schema extends z.ZodType>(
  schema: Schema,
  given: GivenSettings["given"],
): z.output<Schema> {
  refuse(settingsProblems(schema, given));
  return schema.parse(given);
}

/** @throws InputProblem with every problem, if there is one */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InputProblem(...problems);
}
