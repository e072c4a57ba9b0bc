import {
  type DocumentObject,
  type DocumentValue,
  type Reference,
  expressionKey,
  parseReference,
} from "@mlops/pipeline-definition/reading";
import { elementName } from "../pipeline/element-names.ts";

/** Where the values of expressions come from. Each answers nothing for a value that it does not know. */
export interface ExpressionValues {
  readonly parameter: (name: string) => unknown;
  /** @param isOutput whether it is part of where the job writes */
  readonly execution: (name: string, isOutput: boolean) => Promise<unknown>;
  readonly result: (reference: Extract<Reference, { kind: "result" }>) => Promise<unknown>;
}

/** Arguments of a step whose expressions have been replaced. */
export interface ResolvedArguments {
  readonly request: Readonly<Record<string, unknown>>;
  /** Expressions without a value: `InputDataConfig.train.…: got Steps.Prepare.…`. */
  readonly unresolved: readonly string[];
}

/** Members of requests that say where a job writes. */
const outputMembers = new Set([
  "CheckpointConfig",
  "DebugHookConfig",
  "OutputDataConfig",
  "ProcessingOutputConfig",
  "ProfilerConfig",
  "TensorBoardOutputConfig",
  "TransformOutput",
]);

/** The arguments of a step as a request: what a pipeline would look up is looked up. */
export async function resolvedArguments(
  content: DocumentObject,
  values: ExpressionValues,
): Promise<ResolvedArguments> {
  const resolution = new Resolution(values);
  return { request: await resolution.members(content, []), unresolved: resolution.unresolved };
}

type Path = readonly string[];

/** A look-up of all expressions in the arguments of one step. */
class Resolution {
  readonly unresolved: string[] = [];
  readonly #values: ExpressionValues;

  constructor(values: ExpressionValues) {
    this.#values = values;
  }

  async members(object: DocumentObject, path: Path): Promise<Record<string, unknown>> {
    const resolved: [string, unknown][] = [];
    for (const [key, one] of Object.entries(object)) {
      resolved.push([key, await this.#value(one, [...path, key])]);
    }
    return Object.fromEntries(resolved);
  }

  async #elements(list: readonly DocumentValue[], path: Path): Promise<unknown[]> {
    const resolved: unknown[] = [];
    for (const [index, one] of list.entries()) {
      resolved.push(await this.#value(one, [...path, elementName(one) ?? String(index)]));
    }
    return resolved;
  }

  async #value(value: DocumentValue | undefined, path: Path): Promise<unknown> {
    if (isList(value)) return this.#elements(value, path);
    if (!isObject(value)) return value;
    if (expressionKey(value) === undefined) return this.members(value, path);
    const join = value["Std:Join"];
    if (isObject(join)) return this.#joined(join, path);
    const found = await this.#lookedUp(value.Get, path);
    if (found === undefined) this.unresolved.push(`${path.join(".")}: got ${expressionText(value)}`);
    return found;
  }

  /** Joined texts. What is missing among them has been told. */
  async #joined({ On, Values }: DocumentObject, path: Path): Promise<string> {
    const parts: unknown[] = [];
    for (const part of isList(Values) ? Values : []) parts.push(await this.#value(part, path));
    return parts.map(String).join(typeof On === "string" ? On : "");
  }

  async #lookedUp(get: DocumentValue | undefined, path: Path): Promise<unknown> {
    const reference = typeof get === "string" ? parseReference(get) : undefined;
    if (reference?.kind === "parameter") return this.#values.parameter(reference.name);
    if (reference?.kind === "result") return this.#values.result(reference);
    if (reference?.kind !== "execution") return undefined;
    return this.#values.execution(
      reference.name,
      path.some((key) => outputMembers.has(key)),
    );
  }
}

/** Names of the parameters that a value uses. */
export function parametersIn(value: DocumentValue | undefined): ReadonlySet<string> {
  if (isList(value)) return new Set(value.flatMap((one) => [...parametersIn(one)]));
  if (!isObject(value)) return new Set();
  const reference = typeof value.Get === "string" ? parseReference(value.Get) : undefined;
  if (reference?.kind === "parameter") return new Set([reference.name]);
  return new Set(Object.values(value).flatMap((one) => [...parametersIn(one)]));
}

/** Whether a value is an object with members. */
function isObject(value: DocumentValue | undefined): value is DocumentObject {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: DocumentValue | undefined): value is readonly DocumentValue[] {
  return Array.isArray(value);
}

function expressionText(value: DocumentObject): string {
  return typeof value.Get === "string" ? value.Get : JSON.stringify(value);
}
