import { context, httpEvent } from "../testing/events.ts";
import { failedResponse, trials } from "../testing/trial.ts";

const { start, end } = trials();
afterEach(end);

const id = context().awsRequestId;

describe("an endpoint", () => {
  test.each([
    ["throttles", { error: "ThrottlingException", status: 400 }],
    ["has no capacity", { error: "ServiceUnavailable", status: 503 }],
    ["is not up yet", { error: "ModelNotReadyException", status: 429 }],
    ["is called too often", { error: "TooManyRequestsException", status: 429 }],
  ])("that %s makes callers come again", async (_, reply) => {
    const { invoke, runtime, log } = await start(reply);
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(429, "the endpoint is busy; try again", { "retry-after": "2" }),
    );
    expect(runtime.calls.length).toBeLessThanOrEqual(2);
    expect(log[0]).toMatchObject({ status: 429, cause: { error: reply.error } });
  });

  test("that throttles a direct call makes it fail, so that Lambda tries it again", async () => {
    const { invoke } = await start({ error: "ThrottlingException", status: 400 });
    await expect(invoke({ body: [1] })).rejects.toMatchObject({
      name: "TooManyRequests",
      message: "the endpoint is busy; try again",
    });
  });

  test("whose model fails is told apart, without the container's own words", async () => {
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

  test("whose model takes longer than SageMaker waits is slow, not broken", async () => {
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
    ["cannot say what is wrong", { error: "InternalFailure", status: 500, fields: { Message: "internal" } }],
    [
      "depends on what is broken",
      { error: "InternalDependencyException", status: 530, fields: { Message: "dep" } },
    ],
  ])("that %s is out of order, and only the log says why", async (_, reply) => {
    const { invoke, log } = await start(reply);
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(502, "the endpoint cannot be called"),
    );
    expect(log[0]).toMatchObject({ cause: { error: reply.error, message: reply.fields.Message } });
  });

  test("that finds a request too large says so", async () => {
    const { invoke } = await start({ error: "RequestTooLarge", status: 413 });
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(413, "the request is too large for the endpoint"),
    );
  });

  test("that says nothing is given up before Lambda ends the function", async () => {
    const { invoke, runtime, log } = await start("silence");
    expect(await invoke(httpEvent({ body: "[1]" }), 1_500)).toEqual(
      failedResponse(504, "the endpoint took too long"),
    );
    expect(runtime.calls.length).toBe(1);
    expect(log[0]?.durationMs).toBeLessThan(1_500);
    await expect(invoke({ body: [1] }, 600)).rejects.toMatchObject({ name: "GatewayTimeout" });
  });

  test("over a connection that died meanwhile is called once more", async () => {
    const { invoke, runtime } = await start((_, index) => (index === 0 ? "cut" : { body: "1" }));
    expect(await invoke({ body: [1] })).toMatchObject({ statusCode: 200, body: 1 });
    expect(runtime.calls.length).toBe(2);
  });

  test("that cuts every connection is out of order", async () => {
    const { invoke, runtime, log } = await start("cut");
    expect(await invoke(httpEvent({ body: "[1]" }))).toEqual(
      failedResponse(502, "the endpoint cannot be called"),
    );
    expect(runtime.calls.length).toBe(2);
    expect(log[0]?.cause?.message).toContain("socket hang up");
  });
});
