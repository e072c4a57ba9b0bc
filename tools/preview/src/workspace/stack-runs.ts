import {
  type Answers,
  type Problem,
  type ProgramOptions,
  type ProgramRun,
  runProgram,
  type WireProperties,
} from "@mlops/engine";
import { failedReferenceText } from "./failed-reference.ts";
import { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";
import type { Program } from "./program.ts";
import type { Project } from "./project.ts";
import { readStackConfig } from "./stack-config.ts";

/** One stack, previewed. */
interface StackRun {
  readonly run: ProgramRun;
  /** Configuration keys whose values the preview could not open. */
  readonly secretKeys: readonly string[];
}

/** What one stack is deployed into. */
export type StackWorld = Required<Pick<ProgramOptions, "answers" | "outcomeOf" | "remoteComponents">>;

interface StackRunsOptions {
  readonly project: Project;
  readonly program: Program;
  readonly organization: string;
  /** Stack files by stack. */
  readonly files: ReadonlyMap<string, { readonly path: string; readonly label: string }>;
  readonly answers: Answers;
  /** A call that has no answer is a problem. */
  readonly strict: boolean;
  /** Stacks whose runs will be taken; of all others only what references need is kept. */
  readonly wanted: ReadonlySet<string>;
  /** Milliseconds that the program of one stack may run. @default - no limit */
  readonly timeLimit: number | undefined;
  /** What a stack is deployed into. @default - nothing is deployed */
  readonly world?: ((stack: string) => StackWorld) | undefined;
  /** Called when the program of a stack starts. */
  readonly onStart: (stack: string) => void;
}

/** What a reference needs of the stack it names. */
type Outcome = Pick<ProgramRun, "outputs" | "problems">;

/** Runs stacks, each one once: when it is asked for, or when another stack refers to it. */
export class StackRuns {
  readonly #options: StackRunsOptions;
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  /** Runs that have not been taken yet. */
  readonly #untaken = new Map<string, StackRun>();
  /** Which stacks wait for which, to find cycles before waiting in one. */
  readonly #waiting = new Map<string, Set<string>>();
  readonly #finished: string[] = [];

  constructor(options: StackRunsOptions) {
    this.#options = options;
  }

  /** Stacks in the order in which their runs ended: referenced ones before those that refer to them. */
  get finished(): readonly string[] {
    return this.#finished;
  }

  /** The run of a wanted stack, once: afterwards nothing holds on to its resources. */
  async take(stack: string): Promise<StackRun> {
    await this.#outcomeOf(stack);
    const taken = this.#untaken.get(stack);
    if (!taken) throw new Error(`the run of ${stack} was not wanted, or was taken before`);
    this.#untaken.delete(stack);
    return taken;
  }

  #outcomeOf(stack: string): Promise<Outcome> {
    const known = this.#outcomes.get(stack);
    if (known) return known;
    const started = this.#start(stack).then((finished): Outcome => {
      this.#finished.push(stack);
      if (this.#options.wanted.has(stack)) this.#untaken.set(stack, finished);
      return { outputs: finished.run.outputs, problems: finished.run.problems };
    });
    this.#outcomes.set(stack, started);
    return started;
  }

  async #start(stack: string): Promise<StackRun> {
    const { project, program, organization, files, answers, strict, timeLimit, onStart } = this.#options;
    onStart(stack);
    const world = this.#options.world?.(stack);
    const identity = { organization, project: project.name, stack };
    const file = files.get(stack);
    if (!file) throw new Error(`there is no stack "${stack}"`);
    let stackConfig;
    try {
      stackConfig = readStackConfig(project, file);
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      const problems = error.problems.map(inputProblem);
      return {
        run: {
          ...identity,
          resources: [],
          outputs: {},
          logs: [],
          unknownReads: [],
          problems,
          mask: (text) => text,
        },
        secretKeys: [],
      };
    }
    const run = await runProgram({
      ...identity,
      ...stackConfig,
      root: project.root,
      ...world,
      answers: { ...world?.answers, ...answers },
      strict,
      timeLimit,
      program: () => program.run(stack),
      resolveReference: (name) => this.#outputsOf(name, stack),
    });
    return { run, secretKeys: stackConfig.secretKeys };
  }

  /** Outputs of the stack that `referrer` calls `name`. */
  async #outputsOf(name: string, referrer: string): Promise<WireProperties> {
    const stack = this.#stackNamed(name);
    const cycle = this.#pathBetween(stack, referrer);
    if (cycle) throw new Error(`stack references form a cycle: ${[referrer, ...cycle].join(" -> ")}`);
    const waiting = this.#waiting.get(referrer) ?? new Set<string>();
    this.#waiting.set(referrer, waiting.add(stack));
    const { outputs, problems } = await this.#outcomeOf(stack).finally(() => waiting.delete(stack));
    const [problem] = problems;
    if (problem) throw new Error(failedReferenceText(name, stack, problem.message));
    return outputs;
  }

  /** `<organization>/<project>/<stack>`, `<project>/<stack>` or `<stack>`. */
  #stackNamed(name: string): string {
    const { project, files } = this.#options;
    const parts = name.split("/");
    const stack = parts.at(-1) ?? "";
    const ofProject = parts.at(-2) ?? project.name;
    if (parts.length <= 3 && ofProject === project.name && files.has(stack)) return stack;
    const expected = `one of the stacks ${[...files.keys()].join(", ")}`;
    const hint =
      ofProject === project.name ? "" : `; only stacks of project ${project.name} can be previewed`;
    throw new Error(`stack reference: ${mismatch(name, expected)}${hint}`);
  }

  /** The stacks from `from` to `to` along what waits for what, if `from` waits for `to`. */
  #pathBetween(from: string, to: string): string[] | undefined {
    if (from === to) return [from];
    for (const next of this.#waiting.get(from) ?? []) {
      const path = this.#pathBetween(next, to);
      if (path) return [from, ...path];
    }
    return undefined;
  }
}

function inputProblem(message: string): Problem {
  return { message, position: undefined, trace: undefined };
}
