/** Names of the errors of direct invocations. */
const names = {
  400: "BadRequest",
  405: "MethodNotAllowed",
  413: "PayloadTooLarge",
  429: "TooManyRequests",
  500: "InternalError",
  502: "BadGateway",
  504: "GatewayTimeout",
} as const;

/** HTTP status of a request without a response of the model. */
export type FailureStatus = keyof typeof names;

/** What is known of a failure besides status and reason. */
export interface FailureDetails {
  /** HTTP status of the model's container. */
  readonly modelStatusCode?: number;
  /** Seconds after which callers should try again. */
  readonly retryAfterSeconds?: number;
  /** For the log only: the error behind the failure, without anything of a payload. */
  readonly cause?: Readonly<Record<string, string | undefined>>;
}

/** Why a request got no response from the model. Callers get the message. */
export class Failure extends Error {
  readonly status: FailureStatus;
  readonly details: FailureDetails;

  constructor(status: FailureStatus, message: string, details: FailureDetails = {}) {
    super(message);
    this.name = names[status];
    this.status = status;
    this.details = details;
  }
}

/** The failure of a request that cannot be used, with all its problems. */
export function badRequest(...problems: string[]): Failure {
  return new Failure(400, `the request cannot be used: ${problems.join("; ")}`);
}

/** The failure of a request that is too large for the endpoint. */
export function tooLarge(what: "the request" | "the image", maxBytes: number): Failure {
  return new Failure(413, `${what} is too large; the endpoint takes at most ${maxBytes} bytes`);
}
