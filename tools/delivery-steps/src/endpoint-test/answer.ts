import { isDeepStrictEqual } from "node:util";

/** What became of one record. Everything but a match counts against the model. */
export type Outcome =
  { readonly kind: "match" } | { readonly kind: "mismatch" | "malformed"; readonly detail: string };

/** How answers are read and compared. */
export interface Comparison {
  /** Keys and indexes of the label in a JSON answer, joined by dots. Absent: the whole answer. */
  readonly answer?: string | undefined;
  /** How far a number may be from its label. */
  readonly tolerance: number;
}

/**
 * Compare an answer with its label.
 * @param contentType of the answer; JSON is read as JSON, everything else is a text
 */
export function compareAnswer(
  body: string,
  contentType: string | undefined,
  expected: unknown,
  { answer, tolerance }: Comparison,
): Outcome {
  if (body.trim() === "") return { kind: "malformed", detail: "an empty answer" };
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType ?? "");
  const whole = isJson ? parsed(body) : { value: body.trim() };
  if (whole === undefined) return { kind: "malformed", detail: `no JSON: ${shortened(body)}` };
  const got = answer === undefined ? whole.value : valueAt(whole.value, answer);
  if (got === undefined) return { kind: "malformed", detail: `no "${answer}" in ${shortened(body)}` };
  if (isEqual(got, expected, tolerance)) return { kind: "match" };
  return {
    kind: "mismatch",
    detail: `got ${shortened(JSON.stringify(got))}; expected ${shortened(JSON.stringify(expected))}`,
  };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
          ? (Reflect.get(inner, key) as unknown)
          : undefined,
      value,
    );
}

/** What CSV writes a number as. JavaScript reads more: blanks as 0, and hexadecimal digits. */
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A label that is a number may be answered as a text, as CSV does. */
function isEqual(got: unknown, expected: unknown, tolerance: number): boolean {
  if (typeof expected !== "number") return isDeepStrictEqual(got, expected);
  const number = typeof got === "string" && decimal.test(got) ? Number(got) : got;
  return typeof number === "number" && Math.abs(number - expected) <= tolerance;
}

const longest = 200;

/** A text that fits into a report. */
export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
