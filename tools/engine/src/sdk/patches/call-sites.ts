import * as pulumi from "@pulumi/pulumi";
import type { SourcePosition } from "../../deployment/registered-resource.ts";
import { programFrame } from "../../program/program-frames.ts";
import { calledAt } from "../call-sites.ts";
import { expectFunctions } from "../expected-shape.ts";

const entryPoints = ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput"] as const;

/** Deep enough to leave the SDK and a provider's generated code behind. */
const MAX_FRAMES = 12;

/** Remember where programs call provider functions. */
export function install(): void {
  const runtime: Pick<typeof pulumi.runtime, (typeof entryPoints)[number]> = pulumi.runtime;
  expectFunctions("runtime/invoke", runtime, Object.fromEntries(entryPoints.map((name) => [name, 2])));
  for (const name of entryPoints) {
    const original: (...args: Parameters<typeof runtime.invoke>) => unknown = runtime[name];
    Object.assign(runtime, {
      [name]: (...args: Parameters<typeof runtime.invoke>) => calledAt(callSite(), () => original(...args)),
    });
  }
}

function callSite(): SourcePosition | undefined {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = MAX_FRAMES;
  const stack = new Error().stack ?? "";
  Error.stackTraceLimit = limit;
  return programFrame(stack);
}
