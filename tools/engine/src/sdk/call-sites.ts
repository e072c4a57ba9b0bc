import { AsyncLocalStorage } from "node:async_hooks";
import type { SourcePosition } from "../deployment/registered-resource.ts";

const callSites = new AsyncLocalStorage<SourcePosition | undefined>();

/** Where the program called the provider function that is being answered, if it is known. */
export function currentCallSite(): SourcePosition | undefined {
  return callSites.getStore();
}

/** Run `work`, which calls a provider function, as called at `site`. */
export function calledAt<Result>(site: SourcePosition | undefined, work: () => Result): Result {
  return callSites.run(site, work);
}
