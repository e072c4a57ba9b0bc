import { z } from "zod";
import { roleArnValue, switchValue } from "./given-values.ts";

/** What every command is given. */
export const commonSchema = z.strictObject({
  json: switchValue(),
  dryRun: switchValue(),
  yes: switchValue(),
  profile: z.string().min(1, { error: "expected the name of a profile" }).optional(),
  role: roleArnValue().optional(),
  names: z.enum(["ssm", "offline"], { error: "expected ssm or offline" }),
});

/**
 * What is wrong with what was given: `--match-rate: got "2"; expected a number from 0 to 1`.
 * @param args names of what is given without a dash. @default - none
 */
export function problemsOf(
  schema: z.ZodObject,
  given: Readonly<Record<string, unknown>>,
  args: readonly string[] = [],
): string[] {
  const { error } = schema.safeParse(given, { reportInput: true });
  return (error?.issues ?? []).map((issue) => {
    const [name, ...rest] = issue.path.map(String);
    const got = issue.input === undefined ? "nothing" : JSON.stringify(issue.input);
    const place = [
      name === undefined ? "command" : args.includes(name) ? name : optionName(name),
      ...rest,
    ].join(" ");
    return `${place}: got ${got}; ${issue.message}`;
  });
}

const optionName = (name: string) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
