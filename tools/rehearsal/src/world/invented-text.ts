import { createHash } from "node:crypto";

const alphabets = {
  hex: "0123456789abcdef",
  digits: "0123456789",
  lower: "abcdefghijklmnopqrstuvwxyz0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
} as const;

/** Kinds of characters that AWS makes ids of. */
export type Alphabet = keyof typeof alphabets;

/** Whether a text names an alphabet. */
export function isAlphabet(text: string): text is Alphabet {
  return Object.hasOwn(alphabets, text);
}

/**
 * Text that AWS invents when a resource is created: the same for the same resource, so that two rehearsals of one
 * commit are equal.
 * @param seed the resource's URN, and what the text is for
 */
export function inventedText(seed: string, alphabet: Alphabet, length: number): string {
  const characters = alphabets[alphabet];
  let text = "";
  for (let block = 0; text.length < length; block += 1) {
    const bytes = createHash("sha256").update(`${seed}#${block}`).digest();
    text += [...bytes].map((byte) => characters[byte % characters.length]).join("");
  }
  return text.slice(0, length);
}

/** A UUID in the form of KMS key ids. */
export function inventedUuid(seed: string): string {
  const hex = inventedText(seed, "hex", 32);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
