import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { InvocationContext } from "../handler/one-request.ts";

/** An event of an HTTP API or a function URL. */
export function httpEvent({
  body,
  headers = { "content-type": "application/json" },
  method = "POST",
}: {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}): APIGatewayProxyEventV2 {
  return {
    version: "2.0",
    routeKey: "POST /invocations",
    rawPath: "/invocations",
    rawQueryString: "",
    headers,
    requestContext: {
      accountId: "111122223333",
      apiId: "a1b2c3",
      domainName: "a1b2c3.execute-api.eu-west-1.amazonaws.com",
      domainPrefix: "a1b2c3",
      routeKey: "POST /invocations",
      http: {
        method,
        path: "/invocations",
        protocol: "HTTP/1.1",
        sourceIp: "198.51.100.7",
        userAgent: "test",
      },
      requestId: "JKJaXmPLvHcESHA=",
      stage: "$default",
      time: "13/Sep/2020:12:26:40 +0000",
      timeEpoch: 1_600_000_000_000,
    },
    ...(typeof body === "string" && { body }),
    ...(body instanceof Uint8Array && { body: Buffer.from(body).toString("base64") }),
    isBase64Encoded: body instanceof Uint8Array,
  };
}

/** The context of an invocation. */
export function context(remainingMs = 30_000): InvocationContext {
  return {
    awsRequestId: "c0ffee00-1111-2222-3333-444455556666",
    getRemainingTimeInMillis: () => remainingMs,
  };
}
