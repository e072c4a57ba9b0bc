import { createInterface } from "node:readline/promises";
import { InputProblem } from "@mlops/preview/command";
import type { OrderedStack } from "@mlops/workspace/stacks";
import { stackPlace } from "./stack-file.ts";

/** Environments that others depend on: what happens there is confirmed by typing the stack's name. */
const guarded = ["prod", "shared"];

/** What a command that changes a stack is told. */
export interface Consent {
  /** Name of the stack, given on the command line where nobody is there to type it. */
  readonly confirm: string | undefined;
}

/**
 * Say where the stack is, and have its name typed if others depend on its environment.
 * @param action what happens to it: `deploy` or `destroy`
 * @throws InputProblem if another name, or none, is given
 */
export async function confirmed(
  root: string,
  action: string,
  { name, environment, file }: OrderedStack,
  { confirm }: Consent,
): Promise<void> {
  const { account, region } = stackPlace(root, file);
  process.stderr.write(`${action} ${name} in account ${account}, ${region}\n`);
  if (!guarded.includes(environment)) return;
  const given = confirm ?? (await typedName(`type ${name} to ${action} it: `));
  if (given === name) return;
  const got = given === undefined ? "nothing" : `"${given}"`;
  throw new InputProblem(`confirmation: got ${got}; expected ${name}; nothing was changed`);
}

/** A line of standard input; nothing if it ends before. */
async function typedName(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const ended = new Promise<undefined>((resolve) => {
      lines.once("close", () => resolve(undefined));
    });
    return (await Promise.race([lines.question(question), ended]))?.trim();
  } finally {
    lines.close();
  }
}
