import {
  type Outcome,
  type RequestedResource,
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
  toPlain,
} from "@mlops/engine";
import { inventedText, inventedUuid, isAlphabet } from "./invented-text.ts";
import type { FilledValues, OutputForm, OutputRule, Template } from "./output-rule.ts";
import type { Place } from "./place.ts";

/** Random characters that the provider adds to a name, and characters that stand between. */
const NAME_SUFFIX = { characters: 7, prefixed: 26 } as const;

/**
 * Id and outputs of a resource once it is created: its inputs, the names that the provider makes, and what the rule of
 * its type adds.
 */
export function filledOutcome(resource: RequestedResource, rule: OutputRule, place: Place): Outcome {
  const outputs: WireProperties = { ...rule.defaults, ...resource.inputs };
  if (rule.named !== undefined) outputs[rule.named] ??= generatedName(resource, rule.named);
  const values = filledValues(resource.urn, outputs, place);
  for (const [key, form] of Object.entries(rule.outputs ?? {})) {
    outputs[key] = outputs[key] ?? formed(form, values);
  }
  const id = resource.options.importId || formed(rule.id, values);
  return { id: typeof id === "string" && id !== UNKNOWN_MARKER ? id : "", outputs };
}

/** The name that the provider makes of the logical name, or of the prefix that the program gives. */
function generatedName({ urn, name, inputs }: RequestedResource, property: string): WireValue {
  const prefix = inputs[`${property}Prefix`];
  if (prefix === undefined) return `${name}-${inventedText(`${urn}.name`, "hex", NAME_SUFFIX.characters)}`;
  const plain = toPlain(prefix);
  if (typeof plain !== "string") return UNKNOWN_MARKER;
  return `${plain}${inventedText(`${urn}.name`, "digits", NAME_SUFFIX.prefixed)}`;
}

/** The values that templates of one resource may name. */
function filledValues(urn: string, outputs: WireProperties, place: Place): FilledValues {
  const places: Readonly<Record<string, string>> = { ...place };
  const text = (property: string): string | undefined => {
    const plain = toPlain(outputs[property] ?? null);
    return typeof plain === "string" || typeof plain === "number" || typeof plain === "boolean"
      ? String(plain)
      : undefined;
  };
  const valueOf = (name: string): string | undefined => {
    if (name === "uuid") return inventedUuid(urn);
    const [alphabet = "", length] = name.split(":");
    if (length !== undefined && isAlphabet(alphabet)) return inventedText(urn, alphabet, Number(length));
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
