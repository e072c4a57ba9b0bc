import type { Callback, CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb.js";
import { CallbackInvokeRequest } from "./protocol.ts";
import { RpcError } from "./rpc.ts";
import { callbackServer } from "./store.ts";

/**
 * Call a function of the program, such as a transform, through the server that the SDK opened for it: its own handler,
 * without the network.
 * @throws RpcError if the function throws
 */
export function callBack(callback: Callback, payload: Uint8Array): Promise<Uint8Array> {
  const server = callbackServer();
  if (!server) throw new RpcError("a transform was registered, but the program has no callback server");
  const request = new CallbackInvokeRequest();
  request.setToken(callback.getToken());
  request.setRequest(payload);
  return new Promise((resolve, reject) => {
    server.invoke({ request }, (error, response?: CallbackInvokeResponse) => {
      if (response) resolve(response.getResponse_asU8());
      else reject(new RpcError(`invoke transform: ${error?.details ?? "no response"}`));
    });
  });
}
