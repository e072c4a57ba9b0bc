/** gRPC's status code of an error that is nothing more specific. */
const GRPC_UNKNOWN = 2;

/** A refusal in the form in which the SDK expects an RPC to fail. */
export class MonitorError extends Error {
  readonly code = GRPC_UNKNOWN;
  /** The SDK shows this text for invokes, and `message` for everything else. */
  readonly details: string;

  constructor(message: string) {
    super(message);
    this.details = message;
  }
}

/** How the SDK's clients hand back a response. */
export type Reply<Response> = (error: Error | null, response?: Response) => void;

/** Answer a call of the SDK with what `work` resolves to, or with its error. */
export function answer<Response>(reply: Reply<Response>, work: () => Promise<Response> | Response): void {
  // The chain ends here on purpose: what `reply` throws is the SDK's to handle, not ours to answer again.
  Promise.resolve()
    .then(work)
    .then(
      (response) => reply(null, response),
      (error: unknown) =>
        reply(error instanceof Error && "details" in error ? error : new MonitorError(messageOf(error))),
    );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
