import * as debuggableNamespace from "@pulumi/pulumi/runtime/debuggable.js";
import { exportsOf } from "../module-exports.ts";

interface Debuggable {
  debuggablePromise<Value>(promise: Promise<Value>, context: unknown): Promise<Value>;
}

/**
 * Spare the SDK the bookkeeping it does for each of its promises (about five for every property of every resource):
 * a stack trace and an entry in a list of leaks, for a debugging aid that only a whole process can use.
 */
export function skipPromiseTracking(): void {
  const debuggable = exportsOf<Debuggable>(debuggableNamespace);
  debuggable.debuggablePromise = (promise) => promise;
}
