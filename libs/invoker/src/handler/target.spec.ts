import { httpEvent } from "../testing/events.ts";
import { failedResponse, handlerHarness } from "../testing/handler-harness.ts";
import type { Target } from "./target.ts";

const { start, end } = handlerHarness();
afterEach(end);

const json = { "content-type": "application/json" };

test.each<[string, Target, string | undefined, Record<string, string>]>([
  [
    "one of many models",
    { kind: "model" },
    "tenant-a.tar.gz",
    { "x-amzn-sagemaker-target-model": "tenant-a.tar.gz" },
  ],
  [
    "one of several containers",
    { kind: "container", containers: ["dogs", "cats"] },
    "cats",
    { "x-amzn-sagemaker-target-container-hostname": "cats" },
  ],
  [
    "a model on shared instances",
    { kind: "component" },
    "llm",
    { "x-amzn-sagemaker-inference-component": "llm" },
  ],
  [
    "the invoker's own model on shared instances",
    { kind: "component", component: "llm" },
    undefined,
    { "x-amzn-sagemaker-inference-component": "llm" },
  ],
])("a request reaches %s", async (_, target, name, naming) => {
  const { invoke, runtime } = await start({ body: "1" }, { settings: { target } });
  const headers = name === undefined ? json : { ...json, "x-target": name };
  expect(await invoke(httpEvent({ body: "[1]", headers }))).toMatchObject({ statusCode: 200 });
  expect(await invoke({ body: [1], ...(name !== undefined && { target: name }) })).toMatchObject({ body: 1 });
  expect(runtime.calls.map((call) => call.naming)).toEqual([naming, naming]);
});

test.each<[string, Target | undefined, string | undefined, string]>([
  ["names a model of an endpoint with one", undefined, "b", "expected none; the endpoint has one model"],
  [
    "names no model of many",
    { kind: "model" },
    undefined,
    "is missing; expected the model's archive, such as tenant-a.tar.gz",
  ],
  [
    "names no container",
    { kind: "container", containers: ["dogs", "cats"] },
    undefined,
    "is missing; expected one of dogs, cats",
  ],
  [
    "names a container that is not there",
    { kind: "container", containers: ["dogs", "cats"] },
    "birds",
    "expected one of dogs, cats",
  ],
  [
    "names no component",
    { kind: "component" },
    undefined,
    "is missing; expected the name of an inference component",
  ],
  ["names another component", { kind: "component", component: "llm" }, "other", "expected llm, or none"],
])("a request that %s is refused, and the endpoint is not called", async (_, target, name, expected) => {
  const { invoke, runtime } = await start({ body: "1" }, { settings: { target } });
  const headers = name === undefined ? json : { ...json, "x-target": name };
  expect(await invoke(httpEvent({ body: "[1]", headers }))).toEqual(
    failedResponse(400, `the request cannot be used: target: ${expected}`),
  );
  expect(runtime.calls).toEqual([]);
});

test("a name that SageMaker would not take is refused", async () => {
  const { invoke } = await start({ body: "1" }, { settings: { target: { kind: "model" } } });
  const headers = { ...json, "x-target": "a b" };
  expect(await invoke(httpEvent({ body: "[1]", headers }))).toEqual(
    failedResponse(400, "the request cannot be used: x-target: expected 1 to 1024 visible characters"),
  );
});
