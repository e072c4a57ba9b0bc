import type { OutputInstance } from "@pulumi/pulumi";
import type { PipelineVariable, Scalar } from "./pipeline-variable.ts";

/** The type that literals are of: `string` for `"File" | "Pipe"`. */
export type Widened<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : never;

/** Lists of instance types grow faster than the SDK that is installed, so any `ml.…` is one. */
type Literal<T> = [T] extends [`ml.${string}`] ? `ml.${string}` : T;

/** A value that is given now, when the stack is deployed, or when the pipeline runs. */
export type ScalarArgument<T> =
  Literal<T> | PipelineVariable<Extract<Widened<T>, Scalar>> | OutputInstance<Widened<T>>;

type ListArgument<E> =
  readonly Parameterized<E>[] | ([E] extends [Scalar] ? OutputInstance<readonly Widened<E>[]> : never);

/**
 * A request of the SageMaker API as a step takes it: each value may be a literal, a pipeline variable of its type or a
 * Pulumi Output, and what the API requires is required.
 */
export type Parameterized<T> = [T] extends [Scalar]
  ? ScalarArgument<T>
  : T extends Date
    ? ScalarArgument<string>
    : T extends readonly (infer E)[]
      ? ListArgument<E>
      : T extends object
        ? { readonly [K in keyof T]: Parameterized<NonNullable<T[K]>> }
        : never;

/** A request in which one member is left to the service: the name of the job that an execution makes. */
export type NamedByService<Request, Name extends keyof Request> = Parameterized<Omit<Request, Name>> & {
  readonly [K in Name]?: ScalarArgument<string>;
};

/** Any value of a definition, with pipeline variables and Outputs at its leaves. */
export type Argument =
  Scalar | null | PipelineVariable | OutputInstance<unknown> | readonly Argument[] | ArgumentObject;

/** An object of any values. */
export interface ArgumentObject {
  readonly [key: string]: Argument | undefined;
}
