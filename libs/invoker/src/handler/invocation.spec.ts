import { context, httpEvent } from "../testing/events.ts";
import { startServer } from "../testing/local-server.ts";
import { pretendNetwork } from "../testing/pretend-network.ts";
import { failedResponse, handlerHarness } from "../testing/handler-harness.ts";
import { invocationHandler } from "./invocation.ts";
import type { LogLine } from "./log-line.ts";

const { start, until, end } = handlerHarness();
afterEach(end);

const id = context().awsRequestId;
const json = { "content-type": "application/json" };

describe("a request", () => {
  test("reaches the endpoint signed, with its content, and its response comes back", async () => {
    const { invoke, runtime, log } = await start({ body: '{"label":"dog"}', variant: "green" });
    const headers = { ...json, accept: "application/json" };
    expect(await invoke(httpEvent({ body: "[1, 2]", headers }))).toEqual({
      statusCode: 200,
      headers: { ...json, "cache-control": "no-store", "x-inference-id": id },
      body: '{"label":"dog"}',
      isBase64Encoded: false,
    });
    expect(runtime.calls).toEqual([
      {
        method: "POST",
        path: "/endpoints/fraud/invocations",
        contentType: "application/json",
        accept: "application/json",
        inferenceId: id,
        credential: expect.stringMatching(/^AKIAEXAMPLE\/\d{8}\/eu-west-1\/sagemaker\/aws4_request$/),
        body: Buffer.from("[1, 2]"),
      },
    ]);
    expect(log).toEqual([
      {
        source: "http",
        inferenceId: id,
        durationMs: expect.any(Number),
        status: 200,
        contentType: "application/json",
        requestBytes: 6,
        answerBytes: 15,
        variant: "green",
      },
    ]);
  });

  test("of a direct invocation gets the value of JSON", async () => {
    const { invoke, runtime } = await start({ body: '{"label":"dog"}' });
    expect(await invoke({ body: "1,2", contentType: "text/csv", accept: "application/json" })).toEqual({
      statusCode: 200,
      contentType: "application/json",
      body: { label: "dog" },
      isBase64Encoded: false,
      variant: "AllTraffic",
      inferenceId: id,
    });
    expect(runtime.calls[0]).toMatchObject({ contentType: "text/csv", body: Buffer.from("1,2") });
  });

  test.each<[string, string, string | Uint8Array]>([
    ["JSON", "application/json", '{"a":1}'],
    ["lines of JSON", "application/jsonlines", '{"a":1}\n{"a":2}\n'],
    ["CSV", "text/csv", "größe,2\n"],
    ["text", "text/plain", "bad film"],
    ["an image", "image/jpeg", Uint8Array.from([255, 216, 255, 0])],
    ["an array", "application/x-npy", Uint8Array.from([147, 78, 85, 77, 80, 89])],
  ])("and its response keep %s unchanged", async (_, contentType, body) => {
    const { invoke, runtime } = await start((call) => ({ body: call.body, contentType }));
    const response = await invoke(httpEvent({ body, headers: { "content-type": contentType } }));
    expect(runtime.calls[0]).toMatchObject({ contentType, body: Buffer.from(body) });
    const bytes = body instanceof Uint8Array;
    expect(response).toMatchObject({
      headers: { "content-type": contentType },
      body: bytes ? Buffer.from(body).toString("base64") : body,
      isBase64Encoded: bytes,
    });
  });

  test("of several megabytes reaches the endpoint", async () => {
    const { invoke, runtime } = await start({ body: "1" });
    const body = Buffer.alloc(4_500_000, 7);
    await invoke(httpEvent({ body, headers: { "content-type": "application/octet-stream" } }));
    expect(runtime.calls[0]?.body.equals(body)).toBe(true);
  });

  test("larger than the endpoint takes is refused without a call", async () => {
    const settings = { imageHosts: [], maxRequestBytes: 4 };
    const { invoke, runtime, log } = await start({ body: "1" }, { settings });
    const message = "the request is too large; the endpoint takes at most 4 bytes";
    expect(await invoke(httpEvent({ body: "[1,2]" }))).toEqual(failedResponse(413, message));
    expect(await invoke(httpEvent({ body: "[12]" }))).toMatchObject({ statusCode: 200 });
    expect(runtime.calls.length).toBe(1);
    expect(log[0]).toEqual({
      source: "http",
      inferenceId: id,
      durationMs: expect.any(Number),
      status: 413,
      reason: message,
      cause: undefined,
    });
  });

  test("that cannot be used is refused without a call, and the log has nothing of it", async () => {
    const { invoke, runtime, log } = await start({ body: "1" });
    expect(await invoke(httpEvent({ body: '{"name": "Ada' }))).toEqual(
      failedResponse(400, "the request cannot be used: body: is not JSON"),
    );
    await expect(invoke({ name: "Ada" })).rejects.toMatchObject({
      name: "BadRequest",
      message: 'the request cannot be used: expected an object with "body" or "url"',
    });
    expect(runtime.calls).toEqual([]);
    expect(log.map(({ source, status }) => [source, status])).toEqual([
      ["http", 400],
      ["direct", 400],
    ]);
    expect(JSON.stringify(log)).not.toContain("Ada");
  });
});

describe("an image at a URL", () => {
  const image = Buffer.from([0xff, 0xd8, 0xff]);
  const url = "https://images.example.com/dogs/1.jpg";

  async function network(addresses: readonly string[]) {
    const server = await startServer((_, response) => {
      response.writeHead(200, { "content-type": "image/jpeg" }).end(image);
    });
    until(server.stop);
    return pretendNetwork(server.port, { "images.example.com": addresses });
  }

  test("is fetched and sent to the endpoint with its own type", async () => {
    const { invoke, runtime } = await start({ body: '"dog"' }, { network: await network(["52.95.110.1"]) });
    expect(await invoke(httpEvent({ body: JSON.stringify({ url }) }))).toMatchObject({ body: '"dog"' });
    expect(await invoke({ url })).toMatchObject({ body: "dog" });
    expect(runtime.calls.map(({ contentType, body }) => [contentType, body])).toEqual([
      ["image/jpeg", image],
      ["image/jpeg", image],
    ]);
  });

  test.each(["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])(
    "whose name leads to %s is neither fetched nor sent",
    async (address) => {
      const where = await network([address]);
      const { invoke, runtime } = await start({ body: "1" }, { network: where });
      const message = 'the request cannot be used: url: host "images.example.com" leads to a private address';
      expect(await invoke(httpEvent({ body: JSON.stringify({ url }) }))).toEqual(
        failedResponse(400, message),
      );
      await expect(invoke({ url })).rejects.toThrow(message);
      expect(where.connections).toEqual([]);
      expect(runtime.calls).toEqual([]);
    },
  );

  test("on a host that is not allowed is refused", async () => {
    const { invoke } = await start({ body: "1" }, { network: await network(["52.95.110.1"]) });
    const body = JSON.stringify({ url: "https://169.254.169.254/latest/meta-data/" });
    expect(await invoke(httpEvent({ body }))).toEqual(
      failedResponse(
        400,
        "the request cannot be used: url: got the address 169.254.169.254; expected a host name",
      ),
    );
  });
});

describe("a response", () => {
  test("too large for Lambda is refused with its size", async () => {
    const { invoke } = await start({ body: Buffer.alloc(5_000_000), contentType: "image/png" });
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(502, "the model's answer has 6666841 bytes; a function hands on at most 6291456"),
    );
  });

  test("of several megabytes is returned", async () => {
    const body = Buffer.alloc(4_500_000, 7);
    const { invoke } = await start({ body, contentType: "application/octet-stream" });
    expect(await invoke({ body: [1] })).toMatchObject({
      body: body.toString("base64"),
      isBase64Encoded: true,
    });
  });
});

test("an unexpected error is logged with its stack frames, without its message", async () => {
  const log: LogLine[] = [];
  const failing = () => {
    throw new TypeError("cannot read Ada");
  };
  const broken = invocationHandler({
    settings: {
      endpointName: "fraud",
      imageHosts: [],
      requestsPrefix: undefined,
      streaming: false,
      target: undefined,
      maxRequestBytes: 10,
    },
    invokeModel: failing,
    submitToModel: failing,
    network: pretendNetwork(0, {}),
    log: (line) => log.push(line),
  });
  expect(await broken(httpEvent({ body: "[1]" }), context())).toEqual(
    failedResponse(500, "something went wrong here"),
  );
  expect(log[0]).toMatchObject({ status: 500, cause: { error: "TypeError" } });
  expect(log[0]?.cause?.at).toMatch(/^\s+at .*invocation\.spec\.ts/);
  expect(JSON.stringify(log)).not.toContain("Ada");
});
