import { context, httpEvent } from "../testing/events.ts";
import { failedResponse, handlerHarness } from "../testing/handler-harness.ts";

const { start, end } = handlerHarness();
afterEach(end);

const inferenceId = context().awsRequestId;
const accepted = { output: "s3://data/out/1", failure: "s3://data/failed/1" };
const answer = { inferenceId, outputLocation: accepted.output, failureLocation: accepted.failure };
const settings = { requestsPrefix: "inference/fraud/requests/", maxRequestBytes: 10 };

describe("a request to an asynchronous endpoint", () => {
  test("is put into the queue, and the caller is told where the answer will be", async () => {
    const { invoke, runtime, log } = await start({ accepted }, { settings });
    const response = await invoke(httpEvent({ body: "1,2", headers: { "content-type": "text/csv" } }));
    expect(response).toEqual({
      statusCode: 202,
      headers: {
        "content-type": "application/json",
        "cache-control": "no-store",
        "x-inference-id": inferenceId,
      },
      body: JSON.stringify(answer),
      isBase64Encoded: false,
    });
    expect(runtime.calls).toMatchObject([
      { method: "POST", path: "/endpoints/fraud/async-invocations", inferenceId, body: Buffer.from("1,2") },
    ]);
    expect(log).toMatchObject([{ status: 202, contentType: "text/csv", requestBytes: 3 }]);
  });

  test("can name what the caller has put into S3", async () => {
    const { invoke, runtime, log } = await start({ accepted }, { settings });
    const stored = { inputLocation: "s3://data/inference/fraud/requests/1", contentType: "image/png" };
    expect(await invoke(stored)).toMatchObject({ statusCode: 202, body: answer });
    expect(await invoke(httpEvent({ body: JSON.stringify(stored) }))).toMatchObject({ statusCode: 202 });
    const naming = { "x-amzn-sagemaker-inputlocation": stored.inputLocation };
    expect(runtime.calls.map((call) => [call.naming, call.body.length])).toEqual([
      [naming, 0],
      [naming, 0],
    ]);
    expect(log.map(({ requestBytes }) => requestBytes)).toEqual([undefined, undefined]);
  });

  test("that is too large for the queue is refused, naming what is allowed", async () => {
    const { invoke, runtime } = await start({ accepted }, { settings });
    expect(await invoke(httpEvent({ body: "[1,2,3,4,5,6]" }))).toEqual(
      failedResponse(413, "the request is too large; the endpoint takes at most 10 bytes"),
    );
    expect(runtime.calls).toEqual([]);
  });

  test.each([["https://data/1"], ["s3://data"], [1]])(
    "that names %s in S3 is refused",
    async (inputLocation) => {
      const { invoke } = await start({ accepted }, { settings });
      await expect(invoke({ inputLocation })).rejects.toMatchObject({ name: "BadRequest" });
    },
  );

  test.each(["s3://data/models/fraud.tar.gz", "s3://data/inference/fraud/requests/"])(
    "that names %s, which is no request to this endpoint, is refused",
    async (inputLocation) => {
      const { invoke, runtime } = await start({ accepted }, { settings });
      expect(await invoke(httpEvent({ body: JSON.stringify({ inputLocation }) }))).toEqual(
        failedResponse(
          400,
          "the request cannot be used: inputLocation: expected an object below inference/fraud/requests/",
        ),
      );
      expect(runtime.calls).toEqual([]);
    },
  );

  test("that the endpoint does not take fails like any other", async () => {
    const { invoke } = await start({ error: "ThrottlingException", status: 400 }, { settings });
    expect(await invoke(httpEvent({ body: "[1]" }))).toMatchObject({ statusCode: 429 });
  });
});

test("JSON with an inputLocation is content for every other endpoint", async () => {
  const { invoke, runtime } = await start({ body: "1" });
  const body = '{"inputLocation":"s3://data/1"}';
  expect(await invoke(httpEvent({ body }))).toMatchObject({ statusCode: 200 });
  expect(runtime.calls[0]).toMatchObject({ path: "/endpoints/fraud/invocations", body: Buffer.from(body) });
});
