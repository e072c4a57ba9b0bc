import {
  type Outcome,
  type RequestedResource,
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  toPlain,
} from "@mlops/engine";
import type { CreatedResource } from "./created-resource.ts";
import { inventedText, inventedUuid, isAlphabet } from "./invented-text.ts";
import type { FilledValues, OutputForm, OutputRule, Template } from "./output-rule.ts";
import type { Place } from "./place.ts";

/** Random characters that the provider adds to a name, and characters that stand between. */
const NAME_SUFFIX = { characters: 7, prefixed: 26 } as const;

/**
 * Id and outputs of a resource once it is created: its inputs, the names that the provider makes, and what the rule of
 * its type adds.
 */
export function filledOutcome(
  resource: RequestedResource,
  rule: OutputRule,
  { place, seed, earlier }: CreationContext,
): Outcome {
  const outputs: WireProperties = { ...rule.defaults, ...resource.inputs };
  if (earlier) return { id: earlier.id, outputs: { ...outputs, ...outputsOnly(earlier) } };
  if (rule.named !== undefined) outputs[rule.named] ??= generatedName(resource, rule.named, seed);
  const values = filledValues(seed, outputs, place);
  for (const [key, form] of Object.entries(rule.outputs ?? {})) {
    const value = outputs[key] ?? formed(form, values);
    // What is left out is not known, and reading it is an error.
    if (value !== UNKNOWN_MARKER) outputs[key] = value;
  }
  const id = resource.options.importId || formed(rule.id, values);
  return { id: typeof id === "string" && id !== UNKNOWN_MARKER ? id : "", outputs };
}

/** What the creation of a resource rests on, besides its inputs. */
interface CreationContext {
  readonly place: Place;
  /** What ids and names that AWS and the provider invent are made of. */
  readonly seed: string;
  /** The resource as it is there already. @default - it is created */
  readonly earlier: Pick<CreatedResource, "id" | "inputs" | "outputs"> | undefined;
}

/** Outputs that are no inputs: they stay when a resource is updated. */
function outputsOnly({ inputs, outputs }: Pick<CreatedResource, "inputs" | "outputs">): WireProperties {
  return Object.fromEntries(Object.entries(outputs).filter(([key]) => !Object.hasOwn(inputs, key)));
}

/** The name that the provider makes of the logical name, or of the prefix that the program gives. */
function generatedName({ name, inputs }: RequestedResource, property: string, seed: string): WireValue {
  const prefix = inputs[`${property}Prefix`];
  if (prefix === undefined) return `${name}-${inventedText(`${seed}.name`, "hex", NAME_SUFFIX.characters)}`;
  const plain = toPlain(prefix);
  if (typeof plain !== "string") return UNKNOWN_MARKER;
  return `${plain}${inventedText(`${seed}.name`, "digits", NAME_SUFFIX.prefixed)}`;
}

/** The values that templates of one resource may name. */
function filledValues(seed: string, outputs: WireProperties, place: Place): FilledValues {
  const places: Readonly<Record<string, string>> = { ...place };
  const text = (property: string): string | undefined => {
    const plain = toPlain(outputs[property] ?? null);
    return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean"
      ? String(plain)
      : undefined;
  };
  const valueOf = (name: string): string | undefined => {
    if (name === "uuid") return inventedUuid(seed);
    const [alphabet = "", length] = name.split(":");
    if (length !== undefined && isAlphabet(alphabet)) return inventedText(seed, alphabet, Number(length));
    const own = text(name);
    return own === undefined || own === UNKNOWN_MARKER ? places[name] : own;
  };
  return { text, fill: (template) => filledTemplate(template, valueOf) };
}

/** The template with its values; nothing if one of them is not there. */
function filledTemplate(
  template: Template,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const values = new Map(names.map((name) => [name, valueOf(name)]));
  if ([...values.values()].includes(undefined)) return undefined;
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => values.get(name) ?? "");
}

function formed(form: OutputForm, values: FilledValues): WireValue {
  if (form === null) return null;
  if (typeof form === "string") return values.fill(form) ?? UNKNOWN_MARKER;
  if (typeof form === "function") {
    const computed = form(values);
    return computed === undefined ? UNKNOWN_MARKER : computed;
  }
  return form.map((template) => values.fill(template) ?? UNKNOWN_MARKER);
}
