import { type SdkStore, currentStore } from "./store.ts";

/** An output that a program has read and whose value is not known. */
export interface UnknownRead {
  readonly type: string;
  /** Logical name of the resource. */
  readonly name: string;
  readonly property: string;
}

/** Published by no type of the SDK: what a resource keeps of its registration. */
interface ReadResource {
  readonly __pulumiType?: string;
  readonly __name?: string;
}

const readsOf = new WeakMap<SdkStore, Map<string, UnknownRead>>();

/** Remember that the current run has read an output of which nothing is known. */
export function noteUnknownRead(resource: ReadResource, property: string): void {
  const store = currentStore();
  if (!store) return;
  const reads = readsOf.get(store) ?? new Map<string, UnknownRead>();
  readsOf.set(store, reads);
  const { __pulumiType: type = "", __name: name = "" } = resource;
  reads.set(`${type}::${name}::${property}`, { type, name, property });
}

/** Unknown outputs that a run has read, in that order. */
export function unknownReads(store: SdkStore): readonly UnknownRead[] {
  return [...(readsOf.get(store)?.values() ?? [])];
}
