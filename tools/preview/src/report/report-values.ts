import {
  type PlainValue,
  Secret,
  toPlain,
  UNKNOWN,
  type WireProperties,
  type WireValue,
} from "@mlops/engine";
import type { ReportProperties, ReportValue } from "./model.ts";

/** Stands for a value that only a deployment can know. */
const unknownMark: ReportValue = { $: "unknown" };
/** Stands for a value that must not be shown. */
const secretMark: ReportValue = { $: "secret" };

/** Takes secrets out of a text. */
type Mask = (text: string) => string;

/** Properties for a report: sorted by name, secrets redacted, also those within other texts. */
export function reportProperties(properties: WireProperties, mask: Mask): ReportProperties {
  const names = Object.keys(properties).sort();
  return Object.fromEntries(names.map((name) => [name, reportValue(properties[name] ?? null, mask)]));
}

function reportValue(value: WireValue, mask: Mask): ReportValue {
  return redacted(toPlain(value), mask);
}

function redacted(value: PlainValue, mask: Mask): ReportValue {
  if (typeof value === "string") return mask(value);
  if (value === UNKNOWN) return unknownMark;
  if (value instanceof Secret) return secretMark;
  if (Array.isArray(value)) return value.map((part) => redacted(part, mask));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, redacted(value[key] ?? null, mask)]),
  );
}

/** A value on one line, for people. */
export function valueText(value: ReportValue): string {
  if (isMark(value, "unknown")) return "(known after deploy)";
  if (isMark(value, "secret")) return "[secret]";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${valueText(part)}`);
  return `{ ${entries.join(", ")} }`;
}

function isMark(value: ReportValue, mark: string): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && value.$ === mark;
}
