import type { EndpointServing } from "@mlops/contracts";
import { pretendCloud } from "@mlops/testing";
import { realTime } from "../testing/endpoints.ts";
import { own, platformOf } from "../testing/platform.ts";
import { InferenceComponent } from "../inference-component/inference-component.ts";
import { SharedEndpoint } from "../inference-component/shared-endpoint.ts";
import type { ModelEndpointArgs } from "./endpoint-args.ts";
import { ModelEndpoint } from "./model-endpoint.ts";

const onInstances = { instanceType: "ml.m5.xlarge", instances: 2 } as const;
const { kind: _kind, ...container } = own;

test.each<[string, ModelEndpointArgs, EndpointServing]>([
  ["one model", realTime(), { mode: "real-time", target: { kind: "none" } }],
  [
    "containers in sequence",
    realTime({
      variants: { main: { model: { kind: "serial", containers: [container, container] }, ...onInstances } },
    }),
    { mode: "real-time", target: { kind: "none" } },
  ],
  [
    "many models behind one container",
    realTime({
      variants: {
        main: {
          model: { kind: "multi-model", image: own.image, modelsPrefix: "s3://models/live/" },
          ...onInstances,
        },
      },
    }),
    { mode: "real-time", target: { kind: "model" } },
  ],
  [
    "containers side by side",
    realTime({
      variants: {
        main: {
          model: { kind: "direct", containers: { dogs: container, cats: container } },
          ...onInstances,
        },
      },
    }),
    { mode: "real-time", target: { kind: "container", containers: ["dogs", "cats"] } },
  ],
  [
    "no instances",
    { ...platformOf(), mode: "serverless", model: own, memoryMiB: 2048, maxConcurrency: 5 },
    { mode: "serverless", target: { kind: "none" } },
  ],
  [
    "a queue",
    { ...platformOf(), mode: "asynchronous", variant: { model: own, ...onInstances } },
    { mode: "asynchronous", target: { kind: "none" } },
  ],
])("an endpoint with %s says what requests to it name", async (_, args, serving) => {
  const cloud = await pretendCloud(() => ({ serving: new ModelEndpoint("fraud", args).serving }));
  expect(cloud.outputs.serving).toEqual(serving);
});

test("a component is called by its name, on the endpoint of its host", async () => {
  const cloud = await pretendCloud(() => {
    const host = new SharedEndpoint("llms", {
      ...platformOf(),
      tags: { Application: "llms" },
      instanceType: "ml.m5.4xlarge",
      endpointName: "llms",
      instances: { min: 1, max: 3 },
    });
    const { endpointName, serving } = new InferenceComponent("llm", {
      ...platformOf(),
      tags: { Application: "llms" },
      host,
      model: own,
      componentName: "summaries",
      reserves: { memoryMiB: 1024, cpus: 1 },
      copies: 1,
    });
    return { endpointName, serving, host: host.serving };
  });
  expect(cloud.outputs).toEqual({
    endpointName: "llms",
    serving: { mode: "real-time", target: { kind: "component", component: "summaries" } },
    host: { mode: "real-time", target: { kind: "component" } },
  });
});
