import { z } from "zod";

const record = z.object({ input: z.object({ instances: z.tuple([z.string()]) }), expected: z.number() });

/** The texts of the held file, by label. */
export function heldTexts(records: string): readonly { readonly text: string; readonly label: number }[] {
  return records
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const { input, expected } = record.parse(JSON.parse(line));
      return { text: input.instances[0], label: expected };
    });
}

/** Texts as they might come a year later: two of a class in one, louder. */
export function shiftedTexts(
  held: readonly { readonly text: string; readonly label: number }[],
): readonly string[] {
  const labels = [...new Set(held.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.flatMap((wanted) => {
    const texts = held.filter(({ label }) => label === wanted).map(({ text }) => text);
    return Array.from({ length: Math.floor(texts.length / 2) }, (_, index) => {
      const [first = "", second = ""] = texts.slice(2 * index);
      return `${first} ${second.toUpperCase()}!!!`;
    });
  });
}
