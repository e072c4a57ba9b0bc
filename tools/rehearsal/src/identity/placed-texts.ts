import { type PlainValue, Secret, UNKNOWN } from "@mlops/engine";

/** A text among the inputs of a resource. */
export interface PlacedText {
  readonly text: string;
  /** Where it stands: property names and list positions, also of the JSON text that it is a part of. */
  readonly path: readonly string[];
  readonly isSecret: boolean;
}

/** Where a value stands. */
type Position = Omit<PlacedText, "text">;

/** Every text in a value. JSON texts are taken apart. */
export function textsIn(value: PlainValue | undefined): PlacedText[] {
  return textsAt(value, { path: [], isSecret: false });
}

function textsAt(value: PlainValue | undefined, position: Position): PlacedText[] {
  if (typeof value === "string") return textsOf(value, position);
  if (value instanceof Secret) return textsAt(value.value, { ...position, isSecret: true });
  if (value === UNKNOWN || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsAt(part, { ...position, path: [...position.path, key] }),
  );
}

function textsOf(text: string, position: Position): PlacedText[] {
  const document = /^\s*[[{]/.test(text) ? documentOf(text) : undefined;
  return document === undefined ? [{ text, ...position }] : textsAt(document, position);
}

function documentOf(text: string): PlainValue | undefined {
  try {
    return JSON.parse(text) as PlainValue;
  } catch {
    return undefined;
  }
}
