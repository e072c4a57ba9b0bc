const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as XML and HTML write it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

/** Colours of all pictures, readable on white and in grey. */
export const colours = {
  ink: "#1f2933",
  quiet: "#616e7c",
  grid: "#cbd2d9",
  usual: "#2f6f9f",
  shifted: "#c2571a",
} as const;

/** A picture with a title, which screen readers read. */
export function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="${colours.ink}">`,
    `  <title>${escaped(title)}</title>`,
    `  <rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts.map((part) => `  ${part}`),
    "</svg>",
    "",
  ].join("\n");
}

/** A rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"/>`;
}

/** A text at a place. */
export function label(
  x: number,
  y: number,
  text: string,
  {
    anchor = "start",
    fill = colours.ink,
  }: { readonly anchor?: "start" | "middle" | "end"; readonly fill?: string } = {},
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escaped(text)}</text>`;
}
