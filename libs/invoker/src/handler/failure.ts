/** Names that direct callers find as the error's type. */
const names = {
  400: "BadRequest",
  405: "MethodNotAllowed",
  413: "PayloadTooLarge",
  429: "TooManyRequests",
  500: "InternalError",
  502: "BadGateway",
  504: "GatewayTimeout",
} as const;

/** Every status that the function answers with when it has no answer of the model. */
export type FailureStatus = keyof typeof names;

/** What goes with the reason. */
export interface FailureDetails {
  /** Status that the model's container answered with. */
  readonly modelStatusCode?: number;
  /** When callers should try again. */
  readonly retryAfterSeconds?: number;
  /** For the log only: what went wrong behind the scenes. Never anything of a payload. */
  readonly cause?: Readonly<Record<string, string | undefined>>;
}

/** Why a request got no answer from the model. Callers get to read the message. */
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

/** The failure of a request that cannot be used, for all that is wrong with it. */
export function badRequest(...problems: string[]): Failure {
  return new Failure(400, `the request cannot be used: ${problems.join("; ")}`);
}

/** The failure of a request that is too large for the endpoint. */
export function tooLarge(what: "the request" | "the image", maxBytes: number): Failure {
  return new Failure(413, `${what} is too large; the endpoint takes at most ${maxBytes} bytes`);
}
