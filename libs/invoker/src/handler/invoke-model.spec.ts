import { context, httpEvent } from "../testing/events.ts";
import { failedResponse, handlerHarness } from "../testing/handler-harness.ts";

const { start, end } = handlerHarness();
afterEach(end);

const id = context().awsRequestId;

describe("an endpoint", () => {
  test.each([
    ["throttles", { error: "ThrottlingException", status: 400 }],
    ["has no capacity", { error: "ServiceUnavailable", status: 503 }],
    ["is not ready yet", { error: "ModelNotReadyException", status: 429 }],
    ["is called too often", { error: "TooManyRequestsException", status: 429 }],
  ])("that %s makes callers try again", async (_, reply) => {
    const { invoke, runtime, log } = await start(reply);
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(429, "the endpoint is busy; try again", { "retry-after": "2" }),
    );
    expect(runtime.calls.length).toBeLessThanOrEqual(2);
    expect(log[0]).toMatchObject({ status: 429, cause: { error: reply.error } });
  });

  test("that throttles a direct invocation makes it fail, so that Lambda repeats it", async () => {
    const { invoke } = await start({ error: "ThrottlingException", status: 400 });
    await expect(invoke({ body: [1] })).rejects.toMatchObject({
      name: "TooManyRequests",
      message: "the endpoint is busy; try again",
    });
  });

  test("whose model fails has a status of its own, without the container's message", async () => {
    const { invoke, log } = await start({
      error: "ModelError",
      status: 424,
      fields: {
        Message: "Received client error (400) from primary with message: cannot parse Ada",
        OriginalStatusCode: 400,
        OriginalMessage: "cannot parse Ada",
        LogStreamArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/Endpoints/fraud",
      },
    });
    expect(await invoke(httpEvent({ body: '["Ada"]' }))).toEqual(
      failedResponse(502, "the model failed with status 400", {}, { modelStatusCode: 400 }),
    );
    expect(log).toEqual([
      {
        source: "http",
        inferenceId: id,
        durationMs: expect.any(Number),
        status: 502,
        reason: "the model failed with status 400",
        cause: {
          error: "ModelError",
          requestId: "11111111-2222-3333-4444-555555555555",
          logStreamArn: "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/Endpoints/fraud",
        },
      },
    ]);
  });

  test("whose model takes longer than SageMaker waits is a timeout, not a failure", async () => {
    const { invoke } = await start({
      error: "ModelError",
      status: 424,
      fields: {
        Message:
          'Received server error (0) from primary with message "Your invocation timed out while waiting"',
        OriginalStatusCode: 0,
      },
    });
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(failedResponse(504, "the model took too long"));
  });

  test.each([
    [
      "does not exist",
      { error: "ValidationError", status: 400, fields: { Message: "Endpoint fraud not found" } },
    ],
    [
      "may not be called",
      { error: "AccessDeniedException", status: 403, fields: { Message: "not authorized" } },
    ],
    ["fails internally", { error: "InternalFailure", status: 500, fields: { Message: "internal" } }],
    [
      "has a dependency that fails",
      { error: "InternalDependencyException", status: 530, fields: { Message: "dep" } },
    ],
  ])("that %s cannot be called, and only the log has the reason", async (_, reply) => {
    const { invoke, log } = await start(reply);
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(502, "the endpoint cannot be called"),
    );
    expect(log[0]).toMatchObject({ cause: { error: reply.error, message: reply.fields.Message } });
  });

  test("that refuses a request as too large gives callers status 413", async () => {
    const { invoke } = await start({ error: "RequestTooLarge", status: 413 });
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(413, "the request is too large for the endpoint"),
    );
  });

  test("that does not respond is a timeout before Lambda's own", async () => {
    const { invoke, runtime, log } = await start("silence");
    expect(await invoke(httpEvent({ body: "[1]" }), 1_500)).toEqual(
      failedResponse(504, "the endpoint took too long"),
    );
    expect(runtime.calls.length).toBe(1);
    expect(log[0]?.durationMs).toBeLessThan(1_500);
    await expect(invoke({ body: [1] }, 600)).rejects.toMatchObject({ name: "GatewayTimeout" });
  });

  test("may respond with nothing", async () => {
    const { invoke, log } = await start({ body: "", contentType: "text/csv" });
    expect(await invoke(httpEvent({ body: "[1]" }))).toMatchObject({ statusCode: 200, body: "" });
    expect(log[0]).toMatchObject({ status: 200, answerBytes: 0 });
  });

  test("over a connection that was closed is called once more", async () => {
    const { invoke, runtime } = await start((_, index) => (index === 0 ? "close" : { body: "1" }));
    expect(await invoke({ body: [1] })).toMatchObject({ statusCode: 200, body: 1 });
    expect(runtime.calls.length).toBe(2);
  });

  test("that closes every connection cannot be called", async () => {
    const { invoke, runtime, log } = await start("close");
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(502, "the endpoint cannot be called"),
    );
    expect(runtime.calls.length).toBe(2);
    expect(log[0]?.cause?.message).toContain("socket hang up");
  });
});
