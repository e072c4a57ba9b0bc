import type { DocumentValue } from "./document-value.ts";
import { isObject } from "./document-value.ts";

/** A value that the service looks up when the pipeline runs, such as `{ "Get": "Parameters.InputData" }`. */
export interface GetExpression {
  readonly Get: string;
}

/** Texts that the service joins when the pipeline runs. */
export interface JoinExpression {
  readonly "Std:Join": { readonly On: string; readonly Values: readonly DocumentValue[] };
}

/** A value out of a JSON file that an earlier step has written. */
export interface JsonGetExpression {
  readonly "Std:JsonGet": {
    /** The file, as a processing step declares it. */
    readonly PropertyFile?: GetExpression;
    /** The file, by its address. */
    readonly S3Uri?: DocumentValue;
    /** Where in the file, such as `metrics.mse.value`. */
    readonly Path: string;
  };
}

/** What stands in a definition for a value that is known when the pipeline runs. */
export type Expression = GetExpression | JoinExpression | JsonGetExpression;

/** The members by which an object is known to be an expression. */
export const expressionKeys = ["Get", "Std:Join", "Std:JsonGet"] as const;

/** Which expression an object is; nothing for an object of another kind. */
export function expressionKey(value: unknown): (typeof expressionKeys)[number] | undefined {
  if (!isObject(value)) return undefined;
  return expressionKeys.find((key) => Object.hasOwn(value, key) && Object.keys(value).length === 1);
}
