import { context, httpEvent } from "../testing/events.ts";
import { failedResponse, handlerHarness } from "../testing/handler-harness.ts";

const { start, end } = handlerHarness();
afterEach(end);

const inferenceId = context().awsRequestId;
const headers = { "content-type": "text/plain", "cache-control": "no-store", "x-inference-id": inferenceId };

describe("a function URL that streams", () => {
  test("passes on the parts of an answer, with what the model says of them", async () => {
    const { stream, runtime, log } = await start({ parts: ["Once ", "upon ", "a time"] });
    expect(await stream(httpEvent({ body: '"tell"' }))).toEqual({
      head: { statusCode: 200, headers },
      body: "Once upon a time",
    });
    expect(runtime.calls).toMatchObject([
      { path: "/endpoints/fraud/invocations-response-stream", body: Buffer.from('"tell"') },
    ]);
    expect(log).toMatchObject([{ status: 200, requestBytes: 6, answerBytes: 16, variant: "AllTraffic" }]);
  });

  test("names the model on shared instances that is to answer", async () => {
    const settings = { target: { kind: "component", component: "llm" } } as const;
    const { stream, runtime } = await start({ parts: ["1"] }, { settings });
    await stream(httpEvent({ body: "[1]" }));
    expect(runtime.calls[0]?.naming).toEqual({ "x-amzn-sagemaker-inference-component": "llm" });
  });

  test("answers direct invocations whole", async () => {
    const { stream, runtime } = await start({ body: "7" });
    const { head, body } = await stream({ body: [1] });
    expect([head, JSON.parse(body)]).toMatchObject([undefined, { statusCode: 200, body: 7 }]);
    expect(runtime.calls[0]?.path).toBe("/endpoints/fraud/invocations");
  });

  test("tells a request that cannot be used, and an endpoint that is busy, by their status", async () => {
    const { stream } = await start({ error: "ThrottlingException", status: 400 });
    const refused = failedResponse(400, "the request cannot be used: body: is empty");
    const busy = failedResponse(429, "the endpoint is busy; try again", { "retry-after": "2" });
    expect(await stream(httpEvent({ body: "" }))).toMatchObject({
      head: { statusCode: 400, headers: refused.headers },
      body: refused.body,
    });
    expect(await stream(httpEvent({ body: "[1]" }))).toMatchObject({
      head: { statusCode: 429, headers: busy.headers },
      body: busy.body,
    });
  });

  test("ends early when the model fails while it answers, and the log has the reason without a payload", async () => {
    const { stream, log } = await start({ parts: ["Once "], streamError: "ModelStreamError" });
    await expect(stream(httpEvent({ body: "[1]" }))).rejects.toMatchObject({ name: "BadGateway" });
    expect(log).toMatchObject([{ status: 502, reason: "the model failed while it answered" }]);
    expect(JSON.stringify(log)).not.toContain("Ada");
  });
});
