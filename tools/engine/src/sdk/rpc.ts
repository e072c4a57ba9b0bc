import { messageOf } from "../error-message.ts";

/** gRPC's status code of an error that is nothing more specific. */
const GRPC_UNKNOWN = 2;

/** An error in the form in which the SDK expects an RPC to fail. */
export class RpcError extends Error {
  readonly code = GRPC_UNKNOWN;
  /** The SDK shows this text for invokes, and `message` for everything else. */
  readonly details: string;

  constructor(message: string) {
    super(message);
    this.details = message;
  }
}

/** How the SDK's clients receive a response. */
export type Reply<Response> = (error: Error | null, response?: Response) => void;

/** Reply to a call of the SDK with what `work` resolves to, or with its error. */
export function replyWith<Response>(reply: Reply<Response>, work: () => Promise<Response> | Response): void {
  // The chain ends here on purpose: what `reply` throws is the SDK's to handle, not to be replied to again.
  void Promise.resolve()
    .then(work)
    .then(
      (response) => reply(null, response),
      (error: unknown) => reply(error instanceof RpcError ? error : new RpcError(messageOf(error))),
    );
}
