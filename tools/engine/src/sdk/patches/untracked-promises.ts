import * as debuggableNamespace from "@pulumi/pulumi/runtime/debuggable.js";
import { exportsOf } from "../module-exports.ts";
import { expectFunctions } from "../expected-shape.ts";

interface Debuggable {
  debuggablePromise<Value>(promise: Promise<Value>, context: unknown): Promise<Value>;
}

/** Leave the SDK's promises as they are. */
export function install(): void {
  const debuggable = exportsOf<Debuggable>(debuggableNamespace);
  expectFunctions("runtime/debuggable", debuggable, { debuggablePromise: 2 });
  debuggable.debuggablePromise = (promise) => promise;
}
