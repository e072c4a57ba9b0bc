import type { Widened } from "../variables/argument.ts";
import type { PipelineVariable, Scalar } from "../variables/pipeline-variable.ts";

/**
 * What a step results in, as references for later steps: a variable for each value of what the API answers when asked
 * to describe it.
 */
export type StepResult<T> = [T] extends [Scalar]
  ? PipelineVariable<Extract<Widened<T>, Scalar>>
  : T extends Date
    ? PipelineVariable<string>
    : T extends readonly (infer E)[]
      ? ListResult<E>
      : T extends object
        ? string extends keyof T
          ? MapResult<NonNullable<T[keyof T]>>
          : { readonly [K in keyof T]-?: StepResult<NonNullable<T[K]>> }
        : never;

/** References into a list. */
export interface ListResult<E> {
  /** The element at a position, from 0, or of a name. */
  at(position: number | string): StepResult<E>;
}

/** References into a map. */
export interface MapResult<V> {
  /** The value of a key. */
  at(key: string): StepResult<V>;
}

/** References into a list whose elements have names, by each name that is known. */
export type NamedResults<E, Names extends string> = ListResult<E> &
  (string extends Names ? unknown : { readonly [N in Names]: StepResult<E> });
