import { colours, label, picture, rectangle } from "./svg.ts";

const cell = 96;
const left = 96;
const top = 76;

/**
 * A confusion matrix: a row for each actual class, a column for each predicted one, shaded by the share of its row.
 * @param counts by actual and predicted class
 */
export function confusionMatrixPicture(
  title: string,
  names: readonly string[],
  counts: readonly (readonly number[])[],
): string {
  const size = names.length * cell;
  const rows = counts.flatMap((row, actual) => row.map((_, predicted) => square(counts, actual, predicted)));
  const heads = names.flatMap((name, index) => [
    label(left + (index + 0.5) * cell, top - 10, name, { anchor: "middle" }),
    label(left - 10, top + (index + 0.5) * cell + 4, name, { anchor: "end" }),
  ]);
  return picture(left + size + 20, top + size + 34, title, [
    label(left, 22, title),
    label(left + size / 2, 46, "predicted", { anchor: "middle", fill: colours.quiet }),
    ...heads,
    ...rows.flat(),
    label(left, top + size + 22, "rows: actual class; shade: share of the row", { fill: colours.quiet }),
  ]);
}

function square(counts: readonly (readonly number[])[], actual: number, predicted: number): string[] {
  const row = counts[actual] ?? [];
  const count = row[predicted] ?? 0;
  const total = row.reduce((sum, one) => sum + one, 0);
  const share = total === 0 ? 0 : count / total;
  const [x, y] = [left + predicted * cell, top + actual * cell];
  const fill = share > 0.5 ? "#ffffff" : colours.ink;
  return [
    rectangle(x, y, cell - 2, cell - 2, shade(share)),
    label(x + cell / 2, y + cell / 2, String(count), { anchor: "middle", fill }),
    label(x + cell / 2, y + cell / 2 + 18, `${Math.round(share * 100)} %`, { anchor: "middle", fill }),
  ];
}

/** From almost white to the colour of usual data. */
function shade(share: number): string {
  const mixed = [
    [0xf0, 0x2f],
    [0xf4, 0x6f],
    [0xf8, 0x9f],
  ].map(([light = 0, dark = 0]) =>
    Math.round(light + (dark - light) * share)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${mixed.join("")}`;
}
