import { directResponse, directRequest } from "./direct-event.ts";
import { Failure } from "./failure.ts";

/** The request that an event holds, or why it cannot be used. */
function read(event: unknown): unknown {
  try {
    return directRequest(event, false);
  } catch (error) {
    return error;
  }
}

describe("a direct request", () => {
  test.each<[string, Record<string, unknown>, string, string | Uint8Array]>([
    ["JSON", { body: { instances: [1] } }, "application/json", '{"instances":[1]}'],
    ["a list", { body: [1, 2] }, "application/json", "[1,2]"],
    ["null", { body: null }, "application/json", "null"],
    ["JSON of a dialect", { body: [], contentType: "application/x+json" }, "application/x+json", "[]"],
    ["JSON as text", { body: "[1]", contentType: "application/json" }, "application/json", "[1]"],
    ["CSV", { body: "1,2\n", contentType: "text/csv" }, "text/csv", "1,2\n"],
    [
      "bytes",
      { body: "AAH+/w==", contentType: "image/png", isBase64Encoded: true },
      "image/png",
      Uint8Array.from([0, 1, 254, 255]),
    ],
  ])("with %s keeps it as it is", (_, event, contentType, body) => {
    expect(read({ ...event, accept: "text/csv" })).toEqual({
      accept: "text/csv",
      content: { contentType, bytes: Buffer.from(body) },
    });
  });

  test("with a URL requests an image", () => {
    const url = "https://images.example.com/1.jpg";
    expect(read({ url })).toEqual({ accept: undefined, url });
    expect(read({ url, accept: "application/json" })).toEqual({ accept: "application/json", url });
  });

  test.each<[string, unknown, string]>([
    ["nothing", null, 'expected an object with "body" or "url"'],
    ["a text", "1,2", 'expected an object with "body" or "url"'],
    ["anything else", { instances: [1] }, 'expected an object with "body" or "url"'],
    ["body and address", { url: "https://x", body: 1 }, 'knows no "body"'],
    ["an address of another type", { url: 1 }, "url: expected a text"],
    ["unknown keys", { body: 1, type: "a", mode: "b" }, 'knows no "type", "mode"'],
    ["a text of no type", { body: "1,2" }, 'contentType: is missing; a text needs one, such as "text/csv"'],
    [
      "JSON of another type",
      { body: [1], contentType: "text/csv" },
      "body: expected a text, for content that is not JSON",
    ],
    [
      "JSON as base64",
      { body: [1], isBase64Encoded: true },
      "body: expected a text, for content that is not JSON",
    ],
    ["JSON that is none", { body: "[1", contentType: "application/json" }, "body: is not JSON"],
    [
      "base64 that is none",
      { body: "größe", contentType: "image/png", isBase64Encoded: true },
      "body: expected base64",
    ],
    ["an empty text", { body: "", contentType: "text/csv" }, "body: is empty"],
    [
      "several things that cannot be used",
      { body: "1", contentType: 1, isBase64Encoded: "yes", accept: "" },
      "contentType: expected a text; isBase64Encoded: expected true or false; " +
        'accept: expected content types such as "application/json"',
    ],
  ])("with %s is refused", (_, event, problem) => {
    expect(read(event)).toEqual(new Failure(400, `the request cannot be used: ${problem}`));
  });
});

test.each<[string, string, string | Uint8Array, unknown, boolean]>([
  ["JSON", "application/json", '{"label":"dog"}', { label: "dog" }, false],
  ["JSON that says null", "application/json", "null", null, false],
  ["JSON that is none", "application/json", "{", "{", false],
  ["CSV", "text/csv", "0.9\n", "0.9\n", false],
  ["bytes", "application/x-npy", Uint8Array.from([255]), "/w==", true],
])("a direct response has %s ready for use", (_, contentType, content, body, isBase64Encoded) => {
  const modelResponse = {
    status: 200 as const,
    content: { contentType, bytes: Buffer.from(content) },
    variant: "blue",
    inferenceId: "c0ffee",
  };
  expect(directResponse(modelResponse)).toEqual({
    statusCode: 200,
    contentType,
    body,
    isBase64Encoded,
    variant: "blue",
    inferenceId: "c0ffee",
  });
});
