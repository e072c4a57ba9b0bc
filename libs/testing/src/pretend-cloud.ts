import {
  type Answers,
  type Problem,
  type ProgramRun,
  type PlainProperties,
  runProgram,
  toWireProperties,
} from "@mlops/engine";
import { Cloud } from "./cloud.ts";

/** The stack, and what surrounds it, that a program under test runs in. */
export interface PretendOptions {
  /** @default "app.dev" */
  readonly stack?: string;
  /** @default "mlops-platform" */
  readonly project?: string;
  /** @default "organization" */
  readonly organization?: string;
  /**
   * Configuration: plain values by key. A key without a namespace belongs to the project, as in a stack file.
   * @default - none
   */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Results of data sources, by token, before the engine's own answers. @default - none */
  readonly answers?: Answers;
  /** Outputs of other stacks, by stack name. @default - there are no other stacks */
  readonly references?: Readonly<Record<string, PlainProperties>>;
  /** Account of calls that go to no particular provider. @default "111122223333" */
  readonly account?: string;
  /** Region of calls that go to no particular provider. @default "eu-west-1" */
  readonly region?: string;
}

/**
 * Run a function as a Pulumi program against the engine that the offline preview uses: a preview of a stack that does
 * not exist yet, with the URNs, unknowns, secrets, transforms and refusals of Pulumi's engine.
 * @param program registers resources; what it returns are the stack's outputs
 * @throws Error with every problem of the program, if there are any
 */
export async function pretendCloud(program: () => unknown, options: PretendOptions = {}): Promise<Cloud> {
  const run = await runPretending(program, options);
  if (run.problems.length > 0) throw new Error(run.problems.map(({ message }) => message).join("\n"));
  return new Cloud(run);
}

/** What is wrong with a program, for tests of errors: a text for each problem, none if there is nothing wrong. */
export async function pretendProblems(
  program: () => unknown,
  options: PretendOptions = {},
): Promise<string[]> {
  const { problems } = await runPretending(program, options);
  return problems.map(({ message }: Problem) => message);
}

function runPretending(program: () => unknown, options: PretendOptions): Promise<ProgramRun> {
  const { project = "mlops-platform", references = {}, ...rest } = options;
  return runProgram({
    stack: "app.dev",
    organization: "organization",
    account: "111122223333",
    region: "eu-west-1",
    ...rest,
    project,
    program,
    config: textConfig(project, options.config ?? {}),
    resolveReference: (name) => {
      const stack = name.slice(name.lastIndexOf("/") + 1);
      const outputs = references[stack];
      if (outputs) return Promise.resolve(toWireProperties(outputs));
      const known = Object.keys(references).join(", ") || "none";
      return Promise.reject(new Error(`no stack "${stack}" to refer to; prepared references: ${known}`));
    },
  });
}

/** A program receives every value as text: lists and objects as JSON. */
function textConfig(project: string, config: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key.includes(":") ? key : `${project}:${key}`,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}
