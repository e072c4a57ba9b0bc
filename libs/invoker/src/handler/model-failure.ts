import { Failure, type FailureDetails } from "./failure.ts";

/** The properties of the SDK's errors that are used. */
interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly OriginalStatusCode?: number;
  readonly LogStreamArn?: string;
}

/** Names of errors after which callers should try again: too many requests, or an endpoint that is not ready yet. */
const retryable = ["ModelNotReadyException", "ServiceUnavailable", "ThrottlingException"];

/** Seconds after which callers should try again. SageMaker gives no such time. */
const retryAfterSeconds = 2;

/**
 * The failure for an error of the SDK.
 * @param error what the SDK threw
 * @param outOfTime whether the call was aborted because of its time limit
 */
export function modelFailure(error: unknown, outOfTime: boolean): Failure {
  const serviceError: ServiceError = typeof error === "object" && error !== null ? error : {};
  const { name = "unknown", $metadata: { httpStatusCode: status } = {} } = serviceError;
  const details = { cause: causeOf(serviceError) };
  if (outOfTime || name === "TimeoutError") return new Failure(504, "the endpoint took too long", details);
  if (name === "ModelError") return containerFailure(serviceError, details);
  if (retryable.includes(name) || status === 429 || status === 503) {
    return new Failure(429, "the endpoint is busy; try again", { ...details, retryAfterSeconds });
  }
  if (status === 413) return new Failure(413, "the request is too large for the endpoint", details);
  return new Failure(502, "the endpoint cannot be called", details);
}

/** The failure of a container. Its message quotes payloads: it is in its log stream, not in response and log. */
function containerFailure(
  { OriginalStatusCode, message = "" }: ServiceError,
  details: FailureDetails,
): Failure {
  // SageMaker waits 60 seconds for a container, then reports status 0.
  if (/invocation timed out/i.test(message)) return new Failure(504, "the model took too long", details);
  return new Failure(502, `the model failed with status ${OriginalStatusCode ?? "unknown"}`, {
    ...details,
    ...(OriginalStatusCode !== undefined && { modelStatusCode: OriginalStatusCode }),
  });
}

function causeOf({ name, message, code, $metadata, LogStreamArn }: ServiceError) {
  return {
    error: code ?? name,
    requestId: $metadata?.requestId,
    logStreamArn: LogStreamArn,
    // Messages of SageMaker name resources and permissions; messages of containers may quote payloads.
    ...(name === "ModelError" ? {} : { message }),
  };
}
