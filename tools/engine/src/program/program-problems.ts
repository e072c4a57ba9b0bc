import { ResourceError, RunError } from "@pulumi/pulumi";
import { programFrame } from "../sdk/patches/call-sites.ts";
import type { SdkStore } from "../sdk/store.ts";
import type { Deployment } from "../deployment/deployment.ts";
import { messageOf } from "../monitor/monitor-error.ts";
import type { SourcePosition } from "../deployment/registered-resource.ts";

/** Why a program cannot be previewed. */
export interface Problem {
  readonly message: string;
  /** The line of the program that it comes from, if that can be told. */
  readonly position: SourcePosition | undefined;
  /** Stack trace, for whoever debugs the preview or the program. */
  readonly trace: string | undefined;
}

/** Collects what goes wrong in one program, each thing once. */
export class ProblemCollector {
  readonly #deployment: Deployment;
  readonly #seen = new Set<unknown>();
  readonly #problems: Problem[] = [];

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  /** Something was thrown. The SDK rejects many promises with one error, so the same error counts once. */
  thrown(error: unknown): void {
    if (this.#seen.has(error)) return;
    this.#seen.add(error);
    const message = messageOf(error);
    if (this.#deployment.refusals.some((refusal) => message.includes(refusal.message))) return;
    if (this.#problems.some((problem) => problem.message === message)) return;
    const trace = error instanceof Error ? error.stack : undefined;
    this.#problems.push({
      message,
      position: trace === undefined ? undefined : placeOf(error, trace),
      trace: hidesTrace(error) ? undefined : trace,
    });
  }

  /** The program said itself that it failed, through `pulumi.log.error`. */
  logged(message: string): void {
    if (!this.#problems.some((problem) => problem.message === message)) {
      this.#problems.push({ message, position: undefined, trace: undefined });
    }
  }

  /** Everything that went wrong: what the engine refused first, as the rest may follow from it. */
  all(): Problem[] {
    const refused = this.#deployment.refusals.map(({ message, position }) => ({
      message,
      position,
      trace: undefined,
    }));
    return [...refused, ...this.#problems];
  }
}

function placeOf(error: unknown, trace: string): SourcePosition | undefined {
  if (RunError.isInstance(error)) return undefined;
  return programFrame(ResourceError.isInstance(error) ? outsideConstructors(trace) : trace);
}

/** The trace from where the outermost component was asked for: what a component refuses was said there. */
function outsideConstructors(trace: string): string {
  const lines = trace.split("\n");
  return lines.slice(lines.findLastIndex((line) => /^\s+at new /.test(line)) + 1).join("\n");
}

function hidesTrace(error: unknown): boolean {
  return RunError.isInstance(error) || (ResourceError.isInstance(error) && error.hideStack === true);
}

/** Why a program never ended: what its unfinished registrations wait for. */
export function neverEnded({ pendingResourceRegistrations }: SdkStore): Error {
  const waiting = [...pendingResourceRegistrations.values()].map(({ name, type, phase, inputProperty }) => {
    const what = phase === "inputs" && inputProperty !== undefined ? `input "${inputProperty}"` : phase;
    return `"${name ?? "?"}" [${type ?? "?"}] waits for its ${what}`;
  });
  const error = new Error(
    "the program never ends: it waits for something that never happens" +
      (waiting.length > 0 ? `; ${waiting.join("; ")}` : ""),
  );
  error.stack = "";
  return error;
}
