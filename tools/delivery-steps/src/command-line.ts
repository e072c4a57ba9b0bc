import { parseArgs } from "node:util";
import type { z } from "zod";
import { settingsProblems } from "@mlops/core";

/**
 * The settings that a command line gives.
 * @param numbers names of those that are numbers
 * @throws TypeError for options that there are not, Error with every problem of those that there are
 */
export function settingsOf<Schema extends z.ZodObject>(
  schema: Schema,
  numbers: readonly (keyof Schema["shape"] & string)[],
  args: readonly string[],
): z.output<Schema> {
  const options = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, { type: "string" as const }]),
  );
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const isNumber = (name: string) => numbers.some((number) => number === name);
  const given = Object.fromEntries(
    Object.entries(values).map(([name, text]) => [name, isNumber(name) ? numberOf(text) : text]),
  );
  refuse(settingsProblems(schema, given));
  return schema.parse(given);
}

/** An empty text is no number, though JavaScript makes it 0. */
const numberOf = (text: unknown) => (text === "" ? text : Number(text));

/** @throws Error with every problem, if there is one */
export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Error(problems.join("\n"));
}
