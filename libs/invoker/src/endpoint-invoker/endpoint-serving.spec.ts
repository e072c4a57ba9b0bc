import type { EndpointServing } from "@mlops/contracts";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { type OptionalArgs, invokerProgram, plain } from "../testing/built-invoker.ts";

const endpointArn = "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud";
const none = { kind: "none" } as const;
const asynchronous: EndpointServing = { mode: "asynchronous", target: none };
const streaming: OptionalArgs = { front: { kind: "function-url", streaming: true } };

/** What the invoker of an endpoint tells its function, and what its role may call. */
async function made(serving: EndpointServing, args: OptionalArgs = {}) {
  const cloud = await pretendCloud(invokerProgram(args, "dev", serving));
  const [call] = (plain(cloud.inputs("score-role-policy").policy) as { Statement: object[] }).Statement;
  return { cloud, call, variables: plain(cloud.inputs("score-function").environment) };
}

test.each<[string, EndpointServing, object, object]>([
  [
    "a serverless endpoint",
    { mode: "serverless", target: none },
    { MAX_REQUEST_BYTES: "4194304" },
    { Action: ["sagemaker:InvokeEndpoint"], Resource: [endpointArn] },
  ],
  [
    "an asynchronous endpoint",
    asynchronous,
    { MAX_REQUEST_BYTES: "128000", REQUESTS_PREFIX: "inference/fraud/requests/" },
    { Action: ["sagemaker:InvokeEndpointAsync"], Resource: [endpointArn] },
  ],
  [
    "many models behind one container",
    { mode: "real-time", target: { kind: "model" } },
    { MAX_REQUEST_BYTES: "26214400", TARGET: '{"kind":"model"}' },
    { Action: ["sagemaker:InvokeEndpoint"], Resource: [endpointArn] },
  ],
  [
    "containers side by side",
    { mode: "real-time", target: { kind: "container", containers: ["dogs", "cats"] } },
    { MAX_REQUEST_BYTES: "26214400", TARGET: '{"kind":"container","containers":["dogs","cats"]}' },
    { Action: ["sagemaker:InvokeEndpoint"], Resource: [endpointArn] },
  ],
  [
    "a model on shared instances",
    { mode: "real-time", target: { kind: "component", component: "llm" } },
    { MAX_REQUEST_BYTES: "26214400", TARGET: '{"kind":"component","component":"llm"}' },
    {
      Action: ["sagemaker:InvokeEndpoint"],
      Resource: [endpointArn, "arn:aws:sagemaker:eu-west-1:111122223333:inference-component/llm"],
    },
  ],
])(
  "an invoker of %s has what that takes, and no other right to call",
  async (_, serving, variables, call) => {
    const invoker = await made(serving);
    expect(invoker.variables).toEqual({ variables: { ENDPOINT_NAME: "fraud", ...variables } });
    expect(invoker.call).toMatchObject(call);
  },
);

test("a function URL can pass on answers while the model writes them", async () => {
  const { cloud, call, variables } = await made({ mode: "real-time", target: none }, streaming);
  expect(cloud.inputs("score-url").invokeMode).toBe("RESPONSE_STREAM");
  expect(variables).toMatchObject({ variables: { STREAMING: "true" } });
  expect(call).toMatchObject({
    Action: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
  });
});

const cannotStream = (what: string) =>
  "front.streaming: got true; expected false: SageMaker streams answers of real-time endpoints only, " +
  `and not of many models behind one container; the endpoint is ${what}`;

test.each<[string, EndpointServing, OptionalArgs, string]>([
  [
    "streams of a serverless endpoint",
    { mode: "serverless", target: none },
    streaming,
    cannotStream("serverless"),
  ],
  ["streams of an asynchronous endpoint", asynchronous, streaming, cannotStream("asynchronous")],
  [
    "streams of many models",
    { mode: "real-time", target: { kind: "model" } },
    streaming,
    cannotStream("real-time with many models"),
  ],
  [
    "images for an asynchronous endpoint",
    asynchronous,
    { imageHosts: ["images.example.com"] },
    'imageHosts: got ["images.example.com"]; expected none for an asynchronous endpoint; callers put images into S3',
  ],
])("%s are refused before anything is made", async (_, serving, args, expected) => {
  expect(await pretendProblems(invokerProgram(args, "dev", serving))).toEqual([
    `score cannot be built:\n  - ${expected}`,
  ]);
});
