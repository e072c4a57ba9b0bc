import { fileURLToPath } from "node:url";
import type { SourcePosition } from "../deployment/registered-resource.ts";

const ofPackages = /[\\/]node_modules[\\/]/;
/** The engine and the tools that run programs with it; their specs are programs themselves. */
const ofTools = /[\\/]tools[\\/][^\\/]+[\\/]src[\\/](?!.*\.spec\.ts$)/;

/** How many frames further out the program's own code may begin: a class of the SDK has so many ancestors. */
export const MAX_ANCESTORS = 3;

/**
 * The frame in which a program constructs a resource: the first one outside packages, because some classes of
 * packages, such as providers, have a constructor that calls another one.
 * @param frames from the constructor that calls the SDK outward
 * @param fileOf path or URL of a frame's file, if it is known
 */
export function constructingFrame<Frame>(
  frames: readonly Frame[],
  fileOf: (frame: Frame) => string | undefined,
): Frame | undefined {
  const candidates = frames.slice(0, 1 + MAX_ANCESTORS);
  return candidates.find((frame) => !ofPackages.test(fileOf(frame) ?? "")) ?? candidates[0];
}

/** `at place (file:line:column)` or `at file:line:column`, where the file is a path or a `file:` URL. */
const frameText = /(?:\(|at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+):(\d+)\)?$/;

/** The first frame of a stack trace that belongs to the program: not to a package, to Node or to these tools. */
export function programFrame(trace: string): SourcePosition | undefined {
  for (const text of trace.split("\n")) {
    const [, found, line, column] = frameText.exec(text) ?? [];
    if (found === undefined) continue;
    const file = found.startsWith("file:") ? fileURLToPath(found.replace(/\?.*$/, "")) : found;
    if (ofPackages.test(file) || ofTools.test(file)) continue;
    return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
