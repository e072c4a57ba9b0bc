import type { Output, Resource } from "@pulumi/pulumi";
import type { z } from "zod";

/** What the stack files of an app may hold, by section: of the app's `sections`. */
export type SectionsOf<S extends (...args: never[]) => Record<string, z.ZodType>> = {
  [Key in keyof ReturnType<S>]: NonNullable<z.input<ReturnType<S>[Key]>>;
};

/** Keys of every member of a union. */
type KeysOf<T> = T extends T ? keyof T : never;

/** Whether a value can be written in a stack file: it holds no output, no resource, no function. */
type IsPlain<T> = true extends Hidden<T> ? false : true;
type Hidden<T> = T extends string | number | boolean | null | undefined
  ? never
  : T extends Output<unknown> | Promise<unknown> | Resource | ((...args: never[]) => unknown)
    ? true
    : T extends readonly (infer Element)[]
      ? Hidden<Element>
      : { [Key in keyof T]: Hidden<T[Key]> }[keyof T];

/** Keys of arguments that could be written in a stack file. */
type PlainKeys<Args> = Args extends Args
  ? { [Key in keyof Args]-?: IsPlain<Args[Key]> extends true ? Key : never }[keyof Args]
  : never;

/** What a stack file says for all components of its stack. */
type OfTheStack = "app" | "environment" | "retainData";

/** Plain arguments of a component that a section of a stack file cannot hold. */
export type Missing<Args, Section> = Exclude<PlainKeys<Args>, KeysOf<Section> | OfTheStack>;

/** Compiles only when nothing is missing. */
export function nothingIsMissing<_Missing extends never>(): void {}
