import { Failure, type FailureDetails } from "./failure.ts";

/** What an error of the SDK may say of itself. */
interface ServiceError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly OriginalStatusCode?: number;
  readonly LogStreamArn?: string;
}

/** Too many requests for SageMaker or the endpoint, or an endpoint that is not up yet: it will pass. */
const passing = ["ModelNotReadyException", "ServiceUnavailable", "ThrottlingException"];

/** When callers are asked to try again; SageMaker itself does not say. */
const retryAfterSeconds = 2;

/**
 * Why the endpoint gave no answer.
 * @param error what the SDK threw
 * @param outOfTime whether the call was ended because time ran out
 */
export function modelFailure(error: unknown, outOfTime: boolean): Failure {
  const told: ServiceError = typeof error === "object" && error !== null ? error : {};
  const { name = "unknown", $metadata: { httpStatusCode: status } = {} } = told;
  const details = { cause: causeOf(told) };
  if (outOfTime || name === "TimeoutError") return new Failure(504, "the endpoint took too long", details);
  if (name === "ModelError") return containerFailure(told, details);
  if (passing.includes(name) || status === 429 || status === 503) {
    return new Failure(429, "the endpoint is busy; try again", { ...details, retryAfterSeconds });
  }
  if (status === 413) return new Failure(413, "the request is too large for the endpoint", details);
  return new Failure(502, "the endpoint cannot be called", details);
}

/** The container's own words stay out of answer and log: they quote payloads. Its log stream has them. */
function containerFailure(
  { OriginalStatusCode, message = "" }: ServiceError,
  details: FailureDetails,
): Failure {
  // SageMaker waits 60 seconds for a container, and then reports that it answered with status 0.
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
    // SageMaker's own words name resources and rights. A container's are a different matter.
    ...(name === "ModelError" ? {} : { message }),
  };
}
