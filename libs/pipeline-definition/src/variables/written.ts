import {
  type DocumentObject,
  type DocumentValue,
  isList,
  isObject,
  isOutput,
} from "../document/document-value.ts";
import { PipelineVariable } from "./pipeline-variable.ts";

/** A value as it stands in the definition: variables as their expressions, Outputs as they are. */
export function written(value: unknown): DocumentValue {
  if (value instanceof PipelineVariable) return writtenObject(value.expression);
  if (isOutput(value)) return value;
  if (value instanceof Date) return value.toISOString();
  if (isList(value)) return value.map(written);
  if (isObject(value)) return writtenObject(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null;
}

/** An object as it stands in the definition: without the members that are not given. */
export function writtenObject(value: object): DocumentObject {
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(given.map(([key, member]) => [key, written(member)]));
}
