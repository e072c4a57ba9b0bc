import { httpEvent } from "../testing/events.ts";
import { Failure } from "./failure.ts";
import { asHttpEvent, httpResponse, failureResponse, httpRequest } from "./http-event.ts";

/** The request that an event holds, or why it cannot be used. */
function read(event: Parameters<typeof httpEvent>[0]): unknown {
  const http = asHttpEvent(httpEvent(event));
  try {
    return http && httpRequest(http, false);
  } catch (error) {
    return error;
  }
}

const bytes = Uint8Array.from([0, 1, 254, 255]);

describe("a request over HTTP", () => {
  test.each([
    ["JSON", "application/json", '{"instances": [[1, 2]]}'],
    ["JSON of a dialect", "application/vnd.fraud+json; charset=utf-8", "[1]"],
    ["JSON with a URL among other things", "application/json", '{"url": "https://example.com", "top": 3}'],
    ["lines of JSON", "application/jsonlines", '{"a": 1}\n{"a": 2}'],
    ["CSV", "text/csv; header=present", "größe,1\n2,3\n"],
    ["text", "text/plain;charset=UTF-8", "good"],
    ["XML", "application/xml", "<a/>"],
  ])("with %s keeps it as it is", (_, contentType, body) => {
    expect(read({ body, headers: { "content-type": contentType } })).toEqual({
      accept: undefined,
      content: { contentType, bytes: Buffer.from(body) },
    });
  });

  test.each([
    "image/jpeg",
    "application/x-npy",
    "application/octet-stream",
    "application/x-recordio-protobuf",
  ])("with bytes of type %s passes them", (contentType) => {
    expect(read({ body: bytes, headers: { "content-type": contentType } })).toEqual({
      accept: undefined,
      content: { contentType, bytes: Buffer.from(bytes) },
    });
  });

  test("with JSON in base64 is JSON as well", () => {
    const headers = { "content-type": "application/json" };
    expect(read({ body: Buffer.from('{"url": "https://example.com/1.png"}'), headers })).toEqual({
      accept: undefined,
      url: "https://example.com/1.png",
    });
  });

  test("names the type of response it accepts, unless it accepts any", () => {
    const headers = { "content-type": "text/csv" };
    const content = { contentType: "text/csv", bytes: Buffer.from("1") };
    const wanted = { ...headers, accept: "application/json, text/csv;q=0.5" };
    expect(read({ body: "1", headers: wanted })).toEqual({
      accept: "application/json, text/csv;q=0.5",
      content,
    });
    expect(read({ body: "1", headers: { ...headers, accept: "*/*" } })).toEqual({
      accept: undefined,
      content,
    });
  });

  test.each([
    ["another method", { method: "GET" }, 405, "got the method GET; expected POST"],
    ["no body", {}, 400, "body: is empty"],
    ["an empty body", { body: "" }, 400, "body: is empty"],
    ["no type", { body: "1", headers: {} }, 400, "content-type: is missing"],
    [
      "a type that is none",
      { body: "1", headers: { "content-type": "json" } },
      400,
      'content-type: expected a content type such as "text/csv"',
    ],
    [
      "two headers that cannot be used",
      { body: "1", headers: { "content-type": "json", accept: "a\nb" } },
      400,
      'content-type: expected a content type such as "text/csv"; ' +
        'accept: expected content types such as "application/json"',
    ],
    ["JSON that is none", { body: '{"secret": ' }, 400, "body: is not JSON"],
    [
      "JSON that is no text",
      { body: bytes, headers: { "content-type": "application/json" } },
      400,
      "body: is not JSON",
    ],
    [
      "an address without end",
      { body: JSON.stringify({ url: "h".repeat(2049) }) },
      400,
      "url: expected at most 2048 characters",
    ],
  ] as const)("with %s is refused", (_, event, status, problem) => {
    const message = status === 400 ? `the request cannot be used: ${problem}` : problem;
    expect(read(event)).toEqual(new Failure(status, message));
  });

  test("is recognized by the form of its event", () => {
    expect(asHttpEvent({ body: "1" })).toBeUndefined();
    expect(asHttpEvent({ requestContext: {}, headers: {}, body: "1" })).toBeUndefined();
    expect(asHttpEvent(null)).toBeUndefined();
  });
});

describe("a response over HTTP", () => {
  const response = (contentType: string, content: Uint8Array) =>
    httpResponse({
      status: 200,
      content: { contentType, bytes: content },
      variant: "blue",
      inferenceId: "c0ffee",
    });
  const headers = { "cache-control": "no-store", "x-inference-id": "c0ffee" };

  test.each(["application/json", "text/csv; charset=utf-8", "application/jsonlines"])(
    "of type %s is text",
    (type) => {
      expect(response(type, Buffer.from("größe"))).toEqual({
        statusCode: 200,
        headers: { ...headers, "content-type": type },
        body: "größe",
        isBase64Encoded: false,
      });
    },
  );

  test.each(["image/png", "application/octet-stream", "text/csv"])(
    "of type %s is base64 where bytes are no text",
    (type) => {
      expect(response(type, bytes)).toEqual({
        statusCode: 200,
        headers: { ...headers, "content-type": type },
        body: "AAH+/w==",
        isBase64Encoded: true,
      });
    },
  );

  test("that failed has the reason, and when to try again", () => {
    expect(failureResponse(new Failure(429, "the endpoint is busy", { retryAfterSeconds: 2 }))).toEqual({
      statusCode: 429,
      headers: { "content-type": "application/json", "cache-control": "no-store", "retry-after": "2" },
      body: '{"message":"the endpoint is busy"}',
      isBase64Encoded: false,
    });
    expect(failureResponse(new Failure(405, "got the method GET")).headers).toEqual({
      "content-type": "application/json",
      "cache-control": "no-store",
      allow: "POST",
    });
  });

  test("that failed has nothing of the error behind it", () => {
    const failure = new Failure(502, "the model failed", {
      modelStatusCode: 500,
      cause: { logStreamArn: "arn" },
    });
    expect(failureResponse(failure).body).toBe('{"message":"the model failed","modelStatusCode":500}');
  });
});
