import type { Input } from "@pulumi/pulumi";
import { httpApiLimits } from "@mlops/aws";
import { countProblems } from "./count-problems.ts";

/** What callers who do not know Lambda call: a URL. */
export type Front = FunctionUrlFront | HttpApiFront;

/** A URL of the function's own. Callers sign in with IAM: they sign requests, and need the right to call it. */
export interface FunctionUrlFront {
  readonly kind: "function-url";
}

/** An HTTP API, `POST /invocations`, with throttling and access logs. */
export interface HttpApiFront {
  readonly kind: "http-api";
  /** How callers sign in: with IAM, or with a token of an OpenID Connect issuer. */
  readonly signIn: "iam" | JwtSignIn;
  /** Requests in a second that are let through over time; more are answered with 429. @default 50 */
  readonly requestsPerSecond?: number;
  /** Requests at the same moment that are let through. @default 100 */
  readonly burst?: number;
}

/** Sign-in with a token. API Gateway checks its signature, its issuer and for whom it was made. */
export interface JwtSignIn {
  /** Who makes tokens: `https://cognito-idp.<region>.amazonaws.com/<pool>`, for one. */
  readonly issuer: Input<string>;
  /** Whom tokens must be for: 1 to 50 client ids (HTTP API quotas). */
  readonly audience: readonly Input<string>[];
  /** Scopes, at most 10, one of which a token must carry (HTTP API quotas). @default - none: any token will do */
  readonly scopes?: readonly string[];
}

/** How many requests an HTTP API lets through, with the defaults. */
export function throttlingOf({ requestsPerSecond = 50, burst = 100 }: HttpApiFront) {
  return { requestsPerSecond, burst };
}

/** What is wrong with a front. */
export function frontProblems(front: Front | undefined): string[] {
  if (front?.kind !== "http-api") return [];
  const { signIn } = front;
  const { requestsPerSecond, burst } = throttlingOf(front);
  return [
    ...(requestsPerSecond > 0
      ? []
      : [`front.requestsPerSecond: got ${requestsPerSecond}; expected more than 0`]),
    ...countProblems("front.burst", burst, 1),
    ...(signIn === "iam" ? [] : jwtProblems(signIn)),
  ];
}

function jwtProblems({ issuer, audience, scopes = [] }: JwtSignIn): string[] {
  const { audiences, maxScopes } = httpApiLimits;
  return [
    ...(typeof issuer === "string" && !/^https:\/\/[^\s/]+(\/\S*)?$/.test(issuer)
      ? [`front.signIn.issuer: got "${issuer}"; expected a URL that begins with https://`]
      : []),
    ...(audience.length >= audiences.min && audience.length <= audiences.max
      ? []
      : [
          `front.signIn.audience: got ${audience.length}; expected ${audiences.min} to ${audiences.max}`,
        ]),
    ...(scopes.length <= maxScopes
      ? []
      : [`front.signIn.scopes: got ${scopes.length}; expected at most ${maxScopes}`]),
  ];
}
