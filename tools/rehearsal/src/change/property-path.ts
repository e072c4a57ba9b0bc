/** The parts of a path such as `tags.owner`, `rules[0].id` or `tags["a.b"]`, in the form of Pulumi's options. */
export function pathParts(path: string): string[] {
  return [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll(/\\(.)/g, "$1") ?? plain ?? "",
  );
}

/** Whether a path is that of a pattern, or below it; `*` in the pattern is any part. */
export function isAtOrBelow(path: readonly string[], pattern: string): boolean {
  return pathParts(pattern).every((part, index) =>
    part === "*" ? index < path.length : part === path[index],
  );
}

/** The same for people: `rules[0].id`. */
export function pathText(path: readonly string[]): string {
  return path
    .map((part, index) =>
      /^\d+$/.test(part)
        ? `[${part}]`
        : /^[\w-]+$/.test(part)
          ? `${index === 0 ? "" : "."}${part}`
          : `["${part}"]`,
    )
    .join("");
}
