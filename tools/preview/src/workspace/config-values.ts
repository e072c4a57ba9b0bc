import { goJsonText } from "@mlops/engine";
import type { InputProblem } from "./input-problem.ts";
import { mismatch } from "./mismatch.ts";

/** What a program gets for a secret that only the stack's key could open. */
const UNREADABLE_SECRET = "[secret]";

/** A configuration value as a program receives it. */
export interface ConfigText {
  readonly text: string;
  /** Whether it holds a secret. */
  readonly secret: boolean;
}

/**
 * Text that the Pulumi CLI makes of a value in a stack file: scalars as they are, lists and maps as JSON with sorted
 * keys, nothing as an empty text. Encrypted values cannot be opened here and become {@link UNREADABLE_SECRET}.
 * @param problem what to throw for a value that has no such text
 */
export function configText(value: unknown, problem: (message: string) => InputProblem): ConfigText {
  const [number] = infiniteNumbers(value);
  if (number !== undefined) throw problem(mismatch(number, "a number that JSON can hold"));
  if (isSecure(value)) return { text: UNREADABLE_SECRET, secret: true };
  if (typeof value === "string") return { text: value, secret: false };
  if (value === null) return { text: "", secret: false };
  return { text: goJson(value), secret: holdsSecure(value) };
}

function infiniteNumbers(value: unknown): number[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(infiniteNumbers) : [];
}

/** An encrypted value: a map with the one key `secure`. */
function isSecure(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  const [entry] = entries;
  return entries.length === 1 && entry?.[0] === "secure" && typeof entry[1] === "string";
}

function holdsSecure(value: unknown): boolean {
  if (isSecure(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecure);
}

function goJson(value: unknown): string {
  if (isSecure(value)) return goJson(UNREADABLE_SECRET);
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map(goJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, part]) => `${goJson(key)}:${goJson(part)}`).join(",")}}`;
  }
  return goJsonText(JSON.stringify(value ?? null));
}
