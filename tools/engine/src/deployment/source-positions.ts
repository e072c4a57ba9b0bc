import { relative, sep } from "node:path";
import type { SourcePosition } from "./registered-resource.ts";

/** Path below `root`, with `/` on every system. */
export function relativePath(file: string, root: string): string {
  return relative(root, file).split(sep).join("/");
}

/** `file:line`, for messages. */
export function positionText(position: SourcePosition | undefined, root: string): string {
  return position ? `${relativePath(position.file, root)}:${position.line}` : "an unknown place";
}
