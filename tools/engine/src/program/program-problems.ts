import { ResourceError, RunError } from "@pulumi/pulumi";
import type { Deployment } from "../deployment/deployment.ts";
import type { SourcePosition } from "../deployment/registered-resource.ts";
import { positionText } from "../deployment/source-positions.ts";
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

/** The problem without secrets in its texts. */
export function maskedProblem(
  { message, position, trace }: Problem,
  mask: (text: string) => string,
): Problem {
  return { message: mask(message), position, trace: trace === undefined ? undefined : mask(trace) };
}

/** Collects what goes wrong in one program, each problem once. */
export class ProblemCollector {
  readonly #deployment: Deployment;
  readonly #store: SdkStore;
  readonly #errors = new Set<unknown>();
  readonly #problems: Problem[] = [];

  constructor(deployment: Deployment, store: SdkStore) {
    this.#deployment = deployment;
    this.#store = store;
  }

  /** Add what was thrown. The SDK rejects many promises with one error, so the same error counts once. */
  addError(error: unknown): void {
    if (this.#errors.has(error)) return;
    this.#errors.add(error);
    const message = messageOf(error);
    if (this.#deployment.refusals.some((refusal) => message.includes(refusal.message))) return;
    const trace = error instanceof Error ? error.stack : undefined;
    this.#add({
      message: withInput(message, this.#store),
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

/** What the SDK puts before the message of an error, once for each resource that the error passes through. */
const inputChain = /^(?:error serializing property "[^"]*": )+/;

/** A message with the input that failed and its resource once, instead of a chain of properties. */
function withInput(message: string, { pendingResourceRegistrations }: SdkStore): string {
  const [chain = ""] = inputChain.exec(message) ?? [];
  const property = [...chain.matchAll(/"([^"]*)"/g)].at(-1)?.[1];
  if (property === undefined) return message;
  // The one that failed first: the others fail with it.
  const resource = pendingResourceRegistrations.failed.find(
    ({ inputProperty }) => inputProperty === property,
  );
  const owner = resource ? `"${resource.name ?? "?"}" [${resource.type ?? "?"}]: ` : "";
  return `${owner}input "${property}": ${message.slice(chain.length)}`;
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
export function neverEndsError(store: SdkStore): Error {
  const text = ["the program never ends: it waits for something that never happens", ...waitingTexts(store)];
  return withoutTrace(text.join("; "));
}

/**
 * The problem of a program that was stopped because its time was over.
 * @param limit milliseconds that it had
 * @param root folder that places in messages are relative to
 * @param position where it was stopped. @default - it was waiting
 */
export function tooLongError(
  store: SdkStore,
  limit: number,
  root: string,
  position: SourcePosition | undefined,
): Error {
  const at = position === undefined ? waitingTexts(store) : [`it was at ${positionText(position, root)}`];
  return withoutTrace(
    [`the program does not end: got no end within ${limit / 1000} seconds`, ...at].join("; "),
  );
}

function waitingTexts({ pendingResourceRegistrations }: SdkStore): string[] {
  return [...pendingResourceRegistrations.values()].map(({ name, type, phase, inputProperty }) => {
    const what = phase === "inputs" && inputProperty !== undefined ? `input "${inputProperty}"` : phase;
    return `"${name ?? "?"}" [${type ?? "?"}] waits for its ${what}`;
  });
}

function withoutTrace(message: string): Error {
  const error = new Error(message);
  error.stack = "";
  return error;
}
