import { refusal } from "./problems.ts";
import { type Stack, type StackSettings, openStack, readStackFile, stackFile } from "./stack.ts";
import type { SectionsSchema, StackConfig } from "./stack-config.ts";
import type { StackName } from "./stack-name.ts";

/** Outputs of a stack, by name. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** An app: what its stack files say, and what it makes of that. */
export interface App<Sections extends SectionsSchema = SectionsSchema> {
  /** zod schemas of the sections the app adds to a stack file. */
  readonly sections: Sections;
  /**
   * What the app's components would refuse about these values, each beginning with its key path in the stack file.
   * Asked before anything is made, so that a wrong file is refused whole.
   * @default - whatever the schemas let through is fine
   */
  readonly problems?: (stack: StackSettings<StackConfig<Sections>>) => string[];
  /** Compose the stack; what it returns are the stack's outputs. */
  readonly deploy: (stack: Stack<StackConfig<Sections>>) => StackOutputs;
}

/**
 * Tie an app's sections to its program, so that the program sees them typed.
 * @returns what runs the app for a stack
 */
export function defineApp<Sections extends SectionsSchema>(app: App<Sections>): RunApp {
  return (name) => {
    const settings = readStackFile(app.sections, name);
    const problems = app.problems?.(settings) ?? [];
    if (problems.length > 0) throw refusal(`${stackFile()} cannot be used`, problems);
    return app.deploy(openStack(settings));
  };
}

/**
 * Runs an app for the stack that Pulumi is at.
 * @throws RunError with every problem of the stack file
 */
export type RunApp = (name: StackName) => StackOutputs;
