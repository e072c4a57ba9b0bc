import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { App, StackName } from "@mlops/core";
import { pretendProblems } from "./pretend-cloud.ts";

/** Values of a stack file by key, without the project's namespace. */
type StackValues = Readonly<Record<string, unknown>>;

/**
 * The values in the file of a stack.
 * @throws Error if there is no such file in `stacks/`
 */
export function stackFileValues({ app, environment }: StackName): StackValues {
  const text = readFileSync(`stacks/Pulumi.${app}.${environment}.yaml`, "utf8");
  const { config } = parse(text) as { readonly config: StackValues };
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key.slice(key.indexOf(":") + 1), value]),
  );
}

/**
 * What an app refuses in the file of a stack: one line each, `path: got X; expected Y`. None if it can be used.
 * @param change values that replace those of the file, by key; `undefined` takes the key out
 * @throws Error if something else is wrong with the program
 */
export async function stackFileProblems(app: App, stack: StackName, change: StackValues): Promise<string[]> {
  const name = `${stack.app}.${stack.environment}`;
  const values = Object.entries({ ...stackFileValues(stack), ...change });
  const config = Object.fromEntries(values.filter(([, value]) => value !== undefined));
  const problems = await pretendProblems(() => app.run(stack), { stack: name, config });
  const prefix = `stacks/Pulumi.${name}.yaml cannot be used:\n  - `;
  return problems.flatMap((text) => {
    if (!text.startsWith(prefix)) throw new Error(text);
    return text.slice(prefix.length).split("\n  - ");
  });
}
