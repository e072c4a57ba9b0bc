import { AsyncLocalStorage } from "node:async_hooks";
import * as pulumi from "@pulumi/pulumi";
import { fileURLToPath } from "node:url";
import type { SourcePosition } from "../../deployment/registered-resource.ts";

const callSites = new AsyncLocalStorage<SourcePosition | undefined>();
/** Deep enough to leave the SDK and a provider's generated code behind. */
const MAX_FRAMES = 12;
let recording = false;

/** Where the program called the function that is being answered, if that can be told. */
export function currentCallSite(): SourcePosition | undefined {
  return callSites.getStore();
}

/** Remember where programs call provider functions: a request does not say so itself. */
export function recordCallSites(): void {
  if (recording) return;
  recording = true;
  const runtime: Pick<typeof pulumi.runtime, (typeof entryPoints)[number]> = pulumi.runtime;
  for (const name of entryPoints) {
    const original: (...args: Parameters<typeof runtime.invoke>) => unknown = runtime[name];
    Object.assign(runtime, {
      [name]: (...args: Parameters<typeof runtime.invoke>) =>
        callSites.run(callSite(), () => original(...args)),
    });
  }
}

const entryPoints = ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput"] as const;

function callSite(): SourcePosition | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = MAX_FRAMES;
  const stack = new Error().stack ?? "";
  Error.stackTraceLimit = limit;
  return programFrame(stack);
}

/** `at place (file:line:column)` or `at file:line:column`, where the file is a path or a `file:` URL. */
const frame = /(?:\(|at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:\\).*):(\d+):(\d+)\)?$/;
const ofPackages = /[\\/]node_modules[\\/]/;
const ofTools = /[\\/]tools[\\/](?:engine|preview)[\\/]src[\\/](?!.*\.spec\.ts$)/;

/** The first frame of a stack trace that belongs neither to a package nor to Node nor to the preview itself. */
export function programFrame(stack: string): SourcePosition | undefined {
  for (const text of stack.split("\n")) {
    const [, found, line, column] = frame.exec(text) ?? [];
    if (found === undefined) continue;
    const file = found.startsWith("file:") ? fileURLToPath(found.replace(/\?.*$/, "")) : found;
    if (ofPackages.test(file) || ofTools.test(file)) continue;
    return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
