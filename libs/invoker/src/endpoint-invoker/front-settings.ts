import { z } from "zod";
import { httpApiLimits } from "@mlops/aws";
import { inputValue, listValue, positiveNumberValue, wholeNumberValue } from "@mlops/core";

const { audiences, maxScopes } = httpApiLimits;

const issuerUrl = z.string().regex(/^https:\/\/[^\s/]+(\/\S*)?$/, {
  error: "expected a URL that begins with https://",
});

const functionUrl = z.strictObject({
  kind: z
    .literal("function-url")
    .describe("A URL of the function. Callers sign requests with IAM, and need the right to call it."),
  streaming: z
    .boolean()
    .default(false)
    .describe(
      "Whether answers are passed on while the model still writes them, up to 200 MB instead of 6 (Lambda quotas). " +
        "The endpoint must be real-time. Default: false.",
    ),
});

const jwtAuthorizer = z.strictObject({
  issuer: inputValue(issuerUrl).describe(
    "Issuer of the tokens: an https URL such as https://cognito-idp.<region>.amazonaws.com/<pool>. " +
      "API Gateway checks signature, issuer and audience of a token.",
  ),
  audience: listValue(inputValue(z.string()), audiences).describe(
    `Client IDs that tokens are issued for: ${audiences.min} to ${audiences.max}, the quota of an HTTP API.`,
  ),
  scopes: listValue(z.string(), { max: maxScopes })
    .default([])
    .describe(
      `Scopes, one of which a token must have: at most ${maxScopes}, the quota of an HTTP API. ` +
        "Default: none, any token.",
    ),
});

const httpApi = z.strictObject({
  kind: z
    .literal("http-api")
    .describe("An HTTP API of API Gateway: POST /invocations, with throttling and access logs."),
  signIn: z
    .union([z.literal("iam"), jwtAuthorizer], {
      error: 'expected "iam", or an object with issuer and audience',
    })
    .describe("How callers authenticate: with IAM, or with a token (JWT) of an OpenID Connect issuer."),
  requestsPerSecond: positiveNumberValue()
    .default(50)
    .describe(
      "Requests per second that are let through: more than 0. The others get status 429. Default: 50.",
    ),
  burst: wholeNumberValue({ min: 1 })
    .default(100)
    .describe("Requests that are let through at the same moment: at least 1. Default: 100."),
});

/** What is in front of the function: a URL that callers without the Lambda API send requests to. */
export const frontSettings = z.discriminatedUnion("kind", [functionUrl, httpApi]);

/** An HTTP API in front of the function, checked and with the defaults. */
export type HttpApiFront = z.output<typeof httpApi>;
