import { failedOperation } from "./operations.ts";
import { AwsRefusal } from "../command/failures.ts";

/** What is read of an error of the AWS SDK. */
interface SdkError extends Error {
  readonly code?: unknown;
  readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number };
}

const throttling = /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/;
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|TimeoutError|NetworkingError/;

/** What to do about an error, by its name or code. The first that fits. */
const advices: readonly (readonly [RegExp, string])[] = [
  [
    /ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|InvalidToken/,
    "sign in again: aws sso login, or new keys",
  ],
  [
    /multi-factor/,
    "get a session with a code: aws sts get-session-token --serial-number … --token-code …, and use its credentials",
  ],
  [/CredentialsProviderError/, "sign in: aws sso login, or choose a profile by --profile"],
  [
    /AccessDenied|UnauthorizedOperation|NotAuthorized|^Forbidden$|^403$/,
    "use a role that may do this, by --role or --profile; npm run rehearse -- --who-can says which",
  ],
  [throttling, "AWS is asked too often: try again in a minute; AWS_MAX_ATTEMPTS=10 tries more patiently"],
  [
    /ResourceLimitExceeded|ServiceQuotaExceeded|LimitExceeded/,
    "npm run mlops -- quotas says what the account has, and asks for more with --request",
  ],
  [unreachable, "is there a network, and a proxy if one is needed? Then try again"],
  [/DependencyViolation/, "something else refers to it: remove that first, then run this again"],
  [/ResourceInUse|Conflict/, "something else is changing it: look again in a minute"],
];

/**
 * What an error of the AWS SDK says to people: operation, reason, request id, and what to do next.
 * @returns nothing if it is no error of the SDK
 */
export function awsRefusal(error: unknown): AwsRefusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const { kinds, text, $metadata } = facts(error);
  const operation = failedOperation(error);
  const told = text.includes("multi-factor") ? [...kinds, text] : kinds;
  const advice = advices.find(([kind]) => told.some((one) => kind.test(one)))?.[1];
  if ($metadata === undefined && operation === undefined && advice === undefined) return undefined;
  const isHtml = error.name === "SyntaxError";
  const request = isHtml || !$metadata?.requestId ? "" : ` (request ${$metadata.requestId})`;
  // The SDK cannot read what is not JSON or XML, such as the page of a proxy.
  const reason = isHtml
    ? `an answer that is not AWS's, status ${$metadata?.httpStatusCode ?? "unknown"}`
    : [kinds.join(" "), text].filter((part) => part !== "").join(": ");
  return new AwsRefusal(
    `${operation ?? "AWS"}: ${reason}${request}`,
    advice === undefined ? [] : [advice],
    error,
  );
}

/**
 * Whether a request may be answered when it is made again later: AWS could not be reached, was asked too often, or
 * failed itself.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { kinds, $metadata } = facts(error);
  const passing = [throttling, unreachable].some((kind) => kinds.some((one) => kind.test(one)));
  return passing || ($metadata?.httpStatusCode ?? 0) >= 500;
}

function facts(
  error: SdkError,
): Pick<SdkError, "$metadata"> & { readonly kinds: string[]; readonly text: string } {
  const { name, message, code, $metadata } = error;
  // The SDK wraps what is no Error of its own realm: its name and message are in the message.
  const [, inner = name, text = message] = /^AWS SDK error wrapper for (\w+): (.*)$/s.exec(message) ?? [];
  const kinds = [inner, typeof code === "string" ? code : ""].filter((one) => one !== "" && one !== "Error");
  return { kinds: [...new Set(kinds)], text: text.replaceAll(/\s+/g, " ").trim(), $metadata };
}
