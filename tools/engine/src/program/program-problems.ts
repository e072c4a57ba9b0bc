import { ResourceError, RunError } from "@pulumi/pulumi";
import type { Deployment } from "../deployment/deployment.ts";
import type { SourcePosition } from "../deployment/registered-resource.ts";
import { messageOf } from "../error-message.ts";
import type { SdkStore } from "../sdk/store.ts";
import { programFrame } from "./program-frames.ts";

/** Why what a program registered cannot be relied on. */
export interface Problem {
  readonly message: string;
  /** The line of the program that causes it, if it is known. */
  readonly position: SourcePosition | undefined;
  /** Stack trace, for debugging; absent where the message says all. */
  readonly trace: string | undefined;
}

/** Collects what goes wrong in one program, each problem once. */
export class ProblemCollector {
  readonly #deployment: Deployment;
  readonly #errors = new Set<unknown>();
  readonly #problems: Problem[] = [];

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Add what was thrown. The SDK rejects many promises with one error, so the same error counts once. */
  addError(error: unknown): void {
    if (this.#errors.has(error)) return;
    this.#errors.add(error);
    const message = messageOf(error);
    if (this.#deployment.refusals.some((refusal) => message.includes(refusal.message))) return;
    const trace = error instanceof Error ? error.stack : undefined;
    this.#add({
      message,
      position: trace === undefined ? undefined : positionOf(error, trace),
      trace: hidesTrace(error) ? undefined : trace,
    });
  }

  /** Add what the program logged as an error. */
  addLogged(message: string): void {
    this.#add({ message, position: undefined, trace: undefined });
  }

  /** Everything that went wrong: what the engine refused first, as the rest may follow from it. */
  all(): Problem[] {
    const refused = this.#deployment.refusals.map((refusal) => ({ ...refusal, trace: undefined }));
    return [...refused, ...this.#problems];
  }

  #add(problem: Problem): void {
    if (!this.#problems.some(({ message }) => message === problem.message)) this.#problems.push(problem);
  }
}

function positionOf(error: unknown, trace: string): SourcePosition | undefined {
  if (RunError.isInstance(error)) return undefined;
  return programFrame(ResourceError.isInstance(error) ? outsideConstructors(trace) : trace);
}

/** The trace from where the outermost component is constructed: components refuse their arguments within. */
function outsideConstructors(trace: string): string {
  const lines = trace.split("\n");
  return lines.slice(lines.findLastIndex((line) => /^\s+at new /.test(line)) + 1).join("\n");
}

function hidesTrace(error: unknown): boolean {
  return RunError.isInstance(error) || (ResourceError.isInstance(error) && error.hideStack === true);
}

/** The problem of a program that never ends: what its unfinished registrations wait for. */
export function neverEndsError({ pendingResourceRegistrations }: SdkStore): Error {
  const waiting = [...pendingResourceRegistrations.values()].map(({ name, type, phase, inputProperty }) => {
    const what = phase === "inputs" && inputProperty !== undefined ? `input "${inputProperty}"` : phase;
    return `"${name ?? "?"}" [${type ?? "?"}] waits for its ${what}`;
  });
  const error = new Error(
    ["the program never ends: it waits for something that never happens", ...waiting].join("; "),
  );
  error.stack = "";
  return error;
}
