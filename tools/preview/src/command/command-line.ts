import { parseArgs } from "node:util";
import { wrapped } from "../report/wrapped-text.ts";
import { InputProblem } from "../workspace/input-problem.ts";

/** An option of a command: how Node's `parseArgs` reads it, and what the help says of it. */
export interface OptionDefinition {
  readonly type: "string" | "boolean";
  /** One letter for a single dash. @default - none */
  readonly short?: string;
  /** May be given several times. @default false */
  readonly multiple?: boolean;
  readonly default?: string | boolean | string[];
  /** What stands for its value in the help, such as `DIR`. @default - it has no value */
  readonly value?: string;
  /** What it does: without a full stop. */
  readonly help: string;
}

/** Options by name, without dashes. */
export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** A command of the repository. */
export interface CommandDefinition<Options extends OptionDefinitions = OptionDefinitions> {
  /** How it is called: a line for each form. */
  readonly usage: readonly [string, ...string[]];
  /** What it does, in sentences. */
  readonly about: string;
  readonly options: Options;
  /** What each exit status means: without a full stop. @default - the help says nothing about it */
  readonly exitStatus?: string;
}

/** The option that every command has. */
export const helpOption = {
  help: { type: "boolean", short: "h", default: false, help: "show this text" },
} as const satisfies OptionDefinitions;

/**
 * Read a command line.
 * @throws InputProblem for an option that does not exist, or lacks its value
 */
export function parseCommandLine<Options extends OptionDefinitions>(
  definition: CommandDefinition<Options>,
  args: readonly string[],
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: definition.options });
  } catch (error) {
    if (isParseError(error)) throw usageProblem(definition, parseText(definition.options, error));
    throw error;
  }
}

interface ParseError {
  readonly code: string;
  readonly message: string;
}

function isParseError(error: unknown): error is ParseError {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return String(error.code).startsWith("ERR_PARSE_ARGS_");
}

/** Node's own text about an unknown option only says how to give a text that looks like one. */
function parseText(options: OptionDefinitions, { code, message }: ParseError): string {
  const [, given] = /^Unknown option '([^']*)'/.exec(message) ?? [];
  if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION" || given === undefined) return message;
  const names = Object.keys(options).map((name) => `--${name}`);
  return `${given}: there is no such option; expected one of ${names.join(", ")}`;
}

/**
 * Refuse options with an empty value, which a variable without a value leaves: as a path it would be the current folder.
 * @throws InputProblem for the first of them
 */
export function refuseEmptyValues(
  definition: CommandDefinition,
  values: Readonly<Record<string, unknown>>,
): void {
  const empty = Object.entries(definition.options).find(([name]) => [values[name]].flat().includes(""));
  if (empty === undefined) return;
  const [name, { value = "a value" }] = empty;
  throw usageProblem(definition, `--${name}: got ""; expected ${value}`);
}

/** A problem with a command line, and how the command is used. */
export function usageProblem(definition: CommandDefinition, message: string): InputProblem {
  return new InputProblem(`${message}\n\n${helpText(definition)}`);
}

/** Width of the help, in characters. */
const WIDTH = 110;

/**
 * How a command is used.
 * @param width of its lines, in characters. @default 110
 */
export function helpText({ usage, about, options, exitStatus }: CommandDefinition, width = WIDTH): string {
  const labels = Object.entries(options).map(([name, { value }]) =>
    value === undefined ? `--${name}` : `--${name} ${value}`,
  );
  const column = Math.max(...labels.map((label) => label.length)) + 2;
  const optionLines = Object.values(options).flatMap((option, index) => {
    const [first = "", ...rest] = wrapped(optionHelp(option), width - column - 2);
    const indent = " ".repeat(column + 2);
    return [`  ${(labels[index] ?? "").padEnd(column)}${first}`, ...rest.map((line) => indent + line)];
  });
  return [
    ...usage.map((form, index) => `${index === 0 ? "usage:" : "      "} ${form}`),
    "",
    ...wrapped(about, width),
    "",
    ...optionLines,
    ...(exitStatus === undefined ? [] : ["", ...wrapped(`Exit status: ${exitStatus}.`, width)]),
  ].join("\n");
}

function optionHelp({ help, multiple, default: byDefault }: OptionDefinition): string {
  const hasDefault = byDefault !== undefined && typeof byDefault !== "boolean";
  return [
    help,
    ...(multiple ? ["; may be given several times"] : []),
    ...(hasDefault ? [` (default: ${[byDefault].flat().join(", ")})`] : []),
  ].join("");
}
