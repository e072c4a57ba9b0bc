import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourcePosition } from "./registered-resource.ts";

/** Folder that positions are shown relative to. */
export interface SourcePositions {
  readonly root: string;
}

/** A position as the SDK sends it: a file URL. */
export interface SentPosition {
  getUri(): string;
  getLine(): number;
  getColumn(): number;
}

export function readPosition(sent: SentPosition | undefined): SourcePosition | undefined {
  if (!sent?.getUri().startsWith("file:")) return undefined;
  return { file: filePath(sent.getUri()), line: sent.getLine(), column: sent.getColumn() };
}

/**
 * The SDK takes the `file:` URLs in the stack traces of ES modules for relative paths, so that a URL may hold another
 * one: `file:///repo/file:/repo/main.ts`.
 */
function filePath(uri: string): string {
  const nested = uri.lastIndexOf("file:/");
  const innermost = nested > 0 ? `file://${uri.slice(nested + "file:".length)}` : uri;
  try {
    return fileURLToPath(innermost);
  } catch {
    return innermost;
  }
}

/** Path below `root`, with `/` on every system. */
export function relativePath(file: string, { root }: SourcePositions): string {
  return relative(root, file).split(sep).join("/");
}

/** `file:line`, for messages. */
export function positionText(position: SourcePosition | undefined, positions: SourcePositions): string {
  return position ? `${relativePath(position.file, positions)}:${position.line}` : "an unknown place";
}
