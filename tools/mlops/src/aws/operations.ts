/** What the AWS SDK tells a logger of a request that has failed. */
interface FailedRequest {
  readonly clientName?: unknown;
  readonly commandName?: unknown;
  readonly error?: unknown;
}

const failed = new WeakMap<object, string>();

/** A logger of the AWS SDK's clients that remembers of each error which operation has failed. */
export class Operations {
  readonly debug = nothing;
  readonly info = nothing;
  readonly warn = nothing;

  error(told: unknown): void {
    const { clientName, commandName, error } = (told ?? {}) as FailedRequest;
    // The first is the one that has failed: another may have needed its answer, such as credentials.
    if (typeof error !== "object" || error === null || failed.has(error)) return;
    const service = String(clientName).replace(/Client$/, "");
    failed.set(error, `${service} ${String(commandName).replace(/Command$/, "")}`);
  }
}

function nothing(): void {}

/** The operation that has failed with an error, such as `SageMaker DescribeEndpoint`; nothing if no request has. */
export function failedOperation(error: unknown): string | undefined {
  return typeof error === "object" && error !== null ? failed.get(error) : undefined;
}
