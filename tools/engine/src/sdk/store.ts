import * as sdkState from "@pulumi/pulumi/runtime/state.js";
import type { CallbackInvokeRequest, CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb.js";
import { exportsOf } from "./module-exports.ts";
import type { PendingRegistrations } from "./pending-registrations.ts";

/**
 * The SDK's state of one program run: what makes several runs in one process possible. The automation API's inline
 * programs use the same store. Its types are not published; these are the parts that matter here.
 */
export interface SdkStore {
  readonly settings: {
    readonly options: { rootDirectory?: string };
    readonly rpcDone: Promise<unknown>;
    /** What the SDK calls besides the monitor: see sdk/engine-service.ts. */
    engine?: unknown;
  };
  logErrorCount: number;
  readonly callbacks?: CallbackServer;
  pendingResourceRegistrations: PendingRegistrations;
}

/** The server through which the engine calls back into a program. */
interface CallbackServer {
  invoke(
    call: { readonly request: CallbackInvokeRequest },
    reply: (error: { readonly details?: string } | null, response?: CallbackInvokeResponse) => void,
  ): unknown;
}

interface SdkState {
  withLocalStorage<Result>(run: () => Result): Result;
  getLocalStore(): SdkStore | undefined;
}

const { withLocalStorage, getLocalStore } = exportsOf<SdkState>(sdkState);

/** Run `work` with a store of its own: nothing it sets reaches another run. */
export function withOwnStore<Result>(work: (store: SdkStore) => Result): Result {
  return withLocalStorage(() => {
    const store = getLocalStore();
    if (!store)
      throw new Error("@pulumi/pulumi: got a version that keeps no state per run; expected one that does");
    return work(store);
  });
}

/** Store of the run that the current code belongs to, if it belongs to one. */
export function currentStore(): SdkStore | undefined {
  return getLocalStore();
}

/** The current run's callback server, once the program registered a transform or a hook. */
export function callbackServer(): CallbackServer | undefined {
  return currentStore()?.callbacks;
}
