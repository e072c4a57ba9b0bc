import * as pulumi from "@pulumi/pulumi";
import * as analyzerNamespace from "@pulumi/pulumi/proto/analyzer_pb.js";
import * as serverNamespace from "@pulumi/policy/server.js";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { exportsOf, type RegisteredResource, type WireProperties } from "@mlops/engine";
import { Group, MadeProvider, Thing, preview } from "@mlops/engine/testing";
import { type AnalyzedResource, analyzedResource, seconds } from "./analyze-requests.ts";

/**
 * The judge hands the official evaluation plain objects that answer like the protocol's messages. Here real messages,
 * sent through their binary form, must show a policy exactly the same.
 */
const { AnalyzeRequest, AnalyzerProviderResource, AnalyzerResourceOptions } =
  exportsOf<typeof analyzerNamespace>(analyzerNamespace);

type Evaluate = (
  call: { request: unknown },
  reply: (error: Error | null, response?: unknown) => void,
) => void;
const { makeAnalyzeRpcFun } = exportsOf<{
  makeAnalyzeRpcFun(pack: string, version: string, level: string, policies: unknown[]): Evaluate;
}>(serverNamespace);

test("plain requests show a policy what real messages show it", async () => {
  const { resources } = await preview(() => {
    const provider = new MadeProvider("mine", { place: "here", list: [1, "two", null, { three: true }] });
    const group = new Group("group", () => undefined);
    const first = new Thing(
      "first",
      { size: { a: [1, null, { b: "c" }], d: false } },
      { provider, protect: true },
    );
    new Thing(
      "second",
      {
        size: { unknown: first.address, resource: first, component: group },
        label: pulumi.secret({ s: [2] }),
      },
      {
        parent: group,
        provider,
        aliases: [{ name: "old" }],
        ignoreChanges: ["label"],
        additionalSecretOutputs: ["address"],
        deleteBeforeReplace: true,
        customTimeouts: { create: "1h30m", delete: "45s" },
      },
    );
    new Thing("asset", { size: new pulumi.asset.StringAsset("text") }, { provider });
  });
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  for (const resource of resources) {
    const plain = analyzedResource(resource, byUrn, new Map());
    const sent = AnalyzeRequest.deserializeBinary(messageOf(plain, resource).serializeBinary());
    expect(await shownFor(plain)).toEqual(await shownFor(sent));
  }
  expect(resources.map(({ name }) => name)).toEqual(expect.arrayContaining(["first", "second", "asset"]));
});

test.each([
  [undefined, 0],
  ["45s", 45],
  ["10m", 600],
  ["1h30m", 5_400],
  ["1.5h", 5_400],
  ["250ms", 0.25],
])("the timeout %s is %d seconds", (text, expected) => {
  expect(seconds(text)).toBe(expected);
});

/** Everything that a policy is shown, unknowns included. */
async function shownFor(request: unknown): Promise<unknown> {
  let shown: unknown;
  const policy = {
    name: "look",
    description: "look",
    validateResource: ({ type, name, urn, props, opts, provider }: ResourceValidationArgs) => {
      shown = {
        type,
        name,
        urn,
        props: bare(props),
        opts,
        provider: { ...provider, props: bare(provider?.props) },
      };
    },
  };
  const evaluate = makeAnalyzeRpcFun("pack", "1.0.0", "mandatory", [policy]);
  await new Promise((resolve, reject) => {
    evaluate({ request }, (error, response) => (error ? reject(error) : resolve(response)));
  });
  return shown;
}

/** The policy SDK wraps properties so that reading an unknown one throws; below the wrapping they are plain. */
function bare(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return (value as { __getSpecialProxyTarget?: unknown }).__getSpecialProxyTarget ?? value;
}

function messageOf(plain: AnalyzedResource, { options }: RegisteredResource) {
  const timeouts = new AnalyzerResourceOptions.CustomTimeouts();
  timeouts.setCreate(seconds(options.customTimeouts.create));
  timeouts.setDelete(seconds(options.customTimeouts.delete));
  const given = plain.getOptions();
  const sentOptions = new AnalyzerResourceOptions();
  sentOptions.setProtect(given.getProtect());
  sentOptions.setIgnorechangesList([...given.getIgnorechangesList()]);
  sentOptions.setAliasesList([...given.getAliasesList()]);
  sentOptions.setAdditionalsecretoutputsList([...given.getAdditionalsecretoutputsList()]);
  sentOptions.setDeletebeforereplacedefined(given.getDeletebeforereplacedefined());
  sentOptions.setDeletebeforereplace(given.getDeletebeforereplace());
  sentOptions.setParent(given.getParent());
  sentOptions.setCustomtimeouts(timeouts);
  const message = new AnalyzeRequest();
  message.setType(plain.getType());
  message.setName(plain.getName());
  message.setUrn(plain.getUrn());
  message.setOptions(sentOptions);
  message.setProperties(structOf(plain.getProperties().toJavaScript()));
  const provider = plain.getProvider();
  if (provider) {
    const sentProvider = new AnalyzerProviderResource();
    sentProvider.setType(provider.getType());
    sentProvider.setName(provider.getName());
    sentProvider.setUrn(provider.getUrn());
    sentProvider.setProperties(structOf(provider.getProperties().toJavaScript()));
    message.setProvider(sentProvider);
  }
  return message;
}

interface StructClass {
  fromJavaScript(value: WireProperties): ReturnType<AnalyzeMessage["getProperties"]>;
}

type AnalyzeMessage = InstanceType<typeof AnalyzeRequest>;

/** The SDK's own struct class, out of a message with an empty struct in its second field. */
function structOf(properties: WireProperties) {
  const empty = AnalyzeRequest.deserializeBinary(new Uint8Array([2 * 8 + 2, 0])).getProperties();
  const structClass: unknown = empty?.constructor;
  if (!isStructClass(structClass)) throw new Error("no struct class");
  return structClass.fromJavaScript(properties);
}

function isStructClass(value: unknown): value is StructClass {
  return typeof value === "function" && "fromJavaScript" in value;
}
