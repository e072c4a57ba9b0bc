import { Output, all } from "@pulumi/pulumi";
import type { DocumentValue, ParameterDefinition } from "@mlops/pipeline-definition";

/** A text of a definition that is known before an execution: now, or when the stack has been deployed. */
export type KnownText = string | Output<string>;

/** What the texts of a definition may name. */
type Parameters = readonly ParameterDefinition[];

/**
 * The text that a value of a definition is: itself, what the deployment makes it, or the default of the parameter that
 * it names. Nothing where only an execution tells.
 */
export function textOf(value: DocumentValue | undefined, parameters: Parameters): KnownText | undefined {
  if (typeof value === "string") return value;
  if (Output.isInstance<unknown>(value)) return value.apply(String);
  const reference = memberOf(value, "Get");
  const name = typeof reference === "string" ? reference.replace(/^Parameters\./, "") : undefined;
  const preset = parameters.find((parameter) => parameter.Name === name)?.DefaultValue;
  return typeof preset === "string" && preset !== "" ? preset : undefined;
}

/** What a text begins with, as far as it is known before an execution. */
export interface Beginning {
  /** Empty where nothing is known. */
  readonly text: KnownText;
  /** Whether this is all of it. */
  readonly isWhole: boolean;
}

/** What a text of a definition begins with: the parts of a `Std:Join` before the first that only an execution knows. */
export function beginningOf(value: DocumentValue | undefined, parameters: Parameters): Beginning {
  const whole = textOf(value, parameters);
  if (whole !== undefined) return { text: whole, isWhole: true };
  const join = memberOf(value, "Std:Join");
  const separator = memberOf(join, "On");
  const values = memberOf(join, "Values");
  const parts = (isList(values) ? values : []).map((part) => beginningOf(part, parameters));
  const known = parts.slice(0, parts.findIndex((part) => !part.isWhole) + 1 || undefined);
  const isWhole = parts.length > 0 && known.every((part) => part.isWhole);
  const texts = known.map(({ text }) => text);
  const on = typeof separator === "string" ? separator : "";
  const isPlain = texts.every((text) => typeof text === "string");
  return { text: isPlain ? texts.join(on) : all(texts).apply((all) => all.join(on)), isWhole };
}

/** A member of an object of a definition; of anything else nothing. */
export function memberOf(value: DocumentValue | undefined, key: string): DocumentValue | undefined {
  if (typeof value !== "object" || value === null || isList(value) || Output.isInstance(value))
    return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a value of a definition is a list. */
export function isList(value: DocumentValue | undefined): value is readonly DocumentValue[] {
  return Array.isArray(value);
}

/** What is made of a text: now, where it is known now. */
export function textWith(text: KnownText, make: (known: string) => string): KnownText {
  return typeof text === "string" ? make(text) : text.apply(make);
}
