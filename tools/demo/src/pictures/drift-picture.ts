import type { Drift } from "../demo/watch-drift.ts";
import { colours, label, picture, rectangle } from "./svg.ts";

const left = 150;
const width = 400;
const rowHeight = 42;
const top = 64;

/** The distance of each feature from the baseline: requests like the data, and requests unlike it. */
export function driftPicture(usual: Drift, shifted: Drift): string {
  const names = Object.keys(usual.distances);
  const height = names.length * rowHeight;
  const threshold = left + width * usual.threshold;
  return picture(left + width + 60, top + height + 40, "Drift of each feature", [
    label(left, 22, "Distance from the baseline, by feature"),
    rectangle(left, 36, 12, 12, colours.usual),
    label(left + 18, 47, `held texts (${usual.texts})`),
    rectangle(left + 170, 36, 12, 12, colours.shifted),
    label(left + 188, 47, `shifted texts (${shifted.texts})`),
    ...names.flatMap((name, index) => [
      label(left - 10, top + index * rowHeight + 24, name, { anchor: "end" }),
      ...bar(usual.distances[name] ?? 0, top + index * rowHeight + 6, colours.usual),
      ...bar(shifted.distances[name] ?? 0, top + index * rowHeight + 22, colours.shifted),
    ]),
    `<line x1="${threshold}" y1="${top}" x2="${threshold}" y2="${top + height}" stroke="${colours.ink}" stroke-dasharray="4 3"/>`,
    label(threshold, top + height + 20, `above ${usual.threshold}: drift`, {
      anchor: "start",
      fill: colours.quiet,
    }),
  ]);
}

function bar(distance: number, y: number, fill: string): string[] {
  const length = Math.max(1, Math.round(distance * width));
  return [
    rectangle(left, y, length, 13, fill),
    label(left + length + 5, y + 11, distance.toFixed(2), { fill: colours.quiet }),
  ];
}
