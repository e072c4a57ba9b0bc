import { fileURLToPath } from "node:url";
import type { ReadResourceRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { SourcePosition } from "../deployment/registered-resource.ts";
import { constructingFrame } from "../program/program-frames.ts";

/** Where the program constructs the resource of a request, if the SDK knows. */
export function positionOf(
  request: Pick<RegisterResourceRequest | ReadResourceRequest, "getStacktrace">,
): SourcePosition | undefined {
  const frames = request.getStacktrace()?.getFramesList() ?? [];
  const position = constructingFrame(frames, (frame) => frame.getPc()?.getUri())?.getPc();
  if (!position?.getUri().startsWith("file:")) return undefined;
  return { file: filePath(position.getUri()), line: position.getLine(), column: position.getColumn() };
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
