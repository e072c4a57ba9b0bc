import type { Callback, CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb.js";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import {
  CallbackInvokeRequest,
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResponse,
} from "../sdk/protocol.ts";
import { callbackServer } from "../sdk/store.ts";
import { MonitorError } from "./monitor-error.ts";
import {
  type RegistrationOptions,
  fromTransformOptions,
  toTransformOptions,
} from "./registration-options.ts";
import type { WireProperties } from "../values/wire-values.ts";

type Struct = NonNullable<ReturnType<RegisterResourceRequest["getObject"]>>;

/** Properties of a request, and the protobuf class that they came in. */
export interface Encoded {
  readonly struct: Struct;
  readonly properties: WireProperties;
}

/** What a resource is before its transforms have seen it. */
export interface Transformable {
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly parent: string;
  readonly properties: WireProperties;
  readonly options: RegistrationOptions;
}

/**
 * Run resource transforms one after the other, each on what the one before it made.
 * @param like any struct of the request: protobuf values must be of the SDK's own classes
 */
export async function runTransforms(
  transforms: readonly Callback[],
  resource: Transformable,
  like: Struct,
): Promise<Pick<Transformable, "properties" | "options">> {
  let { properties, options } = resource;
  for (const transform of transforms) {
    const request = new TransformRequest();
    request.setName(resource.name);
    request.setType(resource.type);
    request.setCustom(resource.custom);
    request.setParent(resource.parent);
    request.setProperties(encode(properties, like));
    request.setOptions(toTransformOptions(options));
    const response = TransformResponse.deserializeBinary(await call(transform, request.serializeBinary()));
    properties = decode(response.getProperties()) ?? properties;
    const changed = response.getOptions();
    options = changed ? fromTransformOptions(changed) : options;
  }
  return { properties, options };
}

/** Run the stack's invoke transforms on the arguments of a call. */
export async function runInvokeTransforms(
  transforms: readonly Callback[],
  token: string,
  { struct, properties }: Encoded,
  provider: string,
): Promise<{ readonly args: WireProperties; readonly provider: string }> {
  let args = properties;
  let options = new TransformInvokeOptions().setProvider(provider);
  for (const transform of transforms) {
    const request = new TransformInvokeRequest();
    request.setToken(token);
    request.setArgs(encode(args, struct));
    request.setOptions(options);
    const response = TransformInvokeResponse.deserializeBinary(
      await call(transform, request.serializeBinary()),
    );
    args = decode(response.getArgs()) ?? args;
    options = response.getOptions() ?? options;
  }
  return { args, provider: options.getProvider() };
}

/**
 * Call back into the program, through the server that the SDK opened for it: its own handler, spared the loop over
 * the network.
 */
function call(callback: Callback, payload: Uint8Array): Promise<Uint8Array> {
  const server = callbackServer();
  if (!server) throw new MonitorError("a transform was registered, but the program has no callback server");
  const request = new CallbackInvokeRequest();
  request.setToken(callback.getToken());
  request.setRequest(payload);
  return new Promise((resolve, reject) => {
    server.invoke({ request }, (error, response?: CallbackInvokeResponse) => {
      if (response) resolve(response.getResponse_asU8());
      else reject(new MonitorError(`invoke transform: ${error?.details ?? "no response"}`));
    });
  });
}

interface StructClass {
  fromJavaScript(properties: WireProperties): Struct;
}

function encode(properties: WireProperties, like: Struct): Struct {
  const structClass: unknown = like.constructor;
  if (!isStructClass(structClass))
    throw new MonitorError("the SDK's protobuf classes are not the expected ones");
  return structClass.fromJavaScript(properties);
}

function isStructClass(value: unknown): value is StructClass {
  return typeof value === "function" && "fromJavaScript" in value;
}

function decode(struct: Struct | undefined): WireProperties | undefined {
  // A protobuf struct holds JSON and nothing else, whatever its declared type.
  return struct?.toJavaScript() as WireProperties | undefined;
}
