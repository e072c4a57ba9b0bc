import type { AwsEnvironment } from "./environment.ts";
import type { Sections, StackConfig } from "./settings/stack-config.ts";
import type { StackName } from "./stack-name.ts";
import { type Stack, openStack, readStackFile } from "./stack.ts";

/** Outputs of a stack, by name. */
export type StackOutputs = Readonly<Record<string, unknown>>;

/** What an app is made of: the sections of its stack files, and what it deploys for them. */
export interface AppDefinition<Shape extends Sections> {
  /**
   * Schemas of the sections that the app adds to a stack file, by key: mostly the settings of its components. They are
   * made for an environment, because what may be set can depend on the stack's own account and region.
   */
  readonly sections: (environment: AwsEnvironment) => Shape;
  /**
   * What sections that are right by themselves contradict each other in: one text for each problem (key path, what came,
   * what is allowed). @default - nothing
   */
  readonly problems?: (config: StackConfig<Shape>) => readonly string[];
  /** Compose the stack; what it returns are the stack's outputs. */
  readonly deploy: (stack: Stack<StackConfig<Shape>>) => StackOutputs;
}

/** An app, ready to run. */
export interface App {
  readonly sections: (environment: AwsEnvironment) => Sections;
  /**
   * Runs the app for the current stack.
   * @throws RunError with every problem of the stack file, before anything is registered
   */
  readonly run: (name: StackName) => StackOutputs;
}

/** Tie an app's sections to its program, so that the program sees them typed. */
export function defineApp<Shape extends Sections>({ sections, problems, deploy }: AppDefinition<Shape>): App {
  return { sections, run: (name) => deploy(openStack(readStackFile(sections, name, problems))) };
}
