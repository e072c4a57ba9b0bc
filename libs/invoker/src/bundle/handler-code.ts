import { createHash } from "node:crypto";
import { BuildCache } from "./build-cache.ts";
import { buildHandler, buildOptions } from "./handler-build.ts";
import { type Workspace, currentWorkspace } from "./workspace.ts";

/** The code of the function. */
interface HandlerCode {
  /** One file, in CommonJS. */
  readonly text: string;
  /** SHA-256 of it, in base64. */
  readonly hash: string;
}

let current: HandlerCode | undefined;

/** The handler's code: read once in a process, and built only if its inputs have changed since the last build. */
export function handlerCode(): HandlerCode {
  return (current ??= codeIn(currentWorkspace()));
}

function codeIn(workspace: Workspace): HandlerCode {
  const cache = new BuildCache(workspace.root, "mlops-invoker-handler.json", buildOptions);
  const text = cache.read() ?? built(workspace, cache);
  return { text, hash: createHash("sha256").update(text).digest("base64") };
}

function built(workspace: Workspace, cache: BuildCache): string {
  const build = buildHandler(workspace);
  cache.write(build);
  return build.code;
}
