import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { callBack } from "../sdk/callbacks.ts";
import {
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  TransformResponse,
} from "../sdk/protocol.ts";
import { RpcError } from "../sdk/rpc.ts";
import type { WireProperties } from "../values/wire-values.ts";
import type { Registration } from "./registration.ts";
import { fromTransformOptions, toTransformOptions } from "./transform-options.ts";

/** A protobuf struct of the SDK's own class. */
export type Struct = NonNullable<ReturnType<RegisterResourceRequest["getObject"]>>;

/** What a resource transform may change. */
type Changeable = Pick<Registration, "properties" | "options">;
/** What a resource transform sees. */
type Transformable = Changeable & Pick<Registration, "type" | "name" | "custom" | "parent">;

/**
 * Run resource transforms one after the other, each on what the one before it made.
 * @param like any struct of the request: protobuf values must be of the SDK's own classes
 */
export async function runTransforms(
  transforms: readonly Callback[],
  resource: Transformable,
  like: Struct,
): Promise<Changeable> {
  let current: Changeable = resource;
  for (const transform of transforms) {
    current = await runTransform(transform, { ...resource, ...current }, like);
  }
  return current;
}

async function runTransform(transform: Callback, resource: Transformable, like: Struct): Promise<Changeable> {
  const { name, type, custom, parent, properties, options } = resource;
  const request = new TransformRequest();
  request.setName(name);
  request.setType(type);
  request.setCustom(custom);
  request.setParent(parent);
  request.setProperties(structOf(properties, like));
  request.setOptions(toTransformOptions(options));
  const response = TransformResponse.deserializeBinary(await callBack(transform, request.serializeBinary()));
  const changedOptions = response.getOptions();
  return {
    properties: response.getProperties()?.toJavaScript() ?? properties,
    options: changedOptions ? fromTransformOptions(changedOptions) : options,
  };
}

/** What an invoke transform sees and may change. */
export interface InvokeCall {
  readonly args: WireProperties;
  /** Reference of the provider; empty for the default one. */
  readonly provider: string;
}

/**
 * Run invoke transforms one after the other, each on what the one before it made.
 * @param like any struct of the request: protobuf values must be of the SDK's own classes
 */
export async function runInvokeTransforms(
  transforms: readonly Callback[],
  token: string,
  { args, provider }: InvokeCall,
  like: Struct,
): Promise<InvokeCall> {
  let currentArgs = args;
  let options = new TransformInvokeOptions().setProvider(provider);
  for (const transform of transforms) {
    const request = new TransformInvokeRequest();
    request.setToken(token);
    request.setArgs(structOf(currentArgs, like));
    request.setOptions(options);
    const response = TransformInvokeResponse.deserializeBinary(
      await callBack(transform, request.serializeBinary()),
    );
    currentArgs = response.getArgs()?.toJavaScript() ?? currentArgs;
    options = response.getOptions() ?? options;
  }
  return { args: currentArgs, provider: options.getProvider() };
}

interface StructClass {
  fromJavaScript(properties: WireProperties): Struct;
}

export function structOf(properties: WireProperties, like: Struct): Struct {
  const structClass: unknown = like.constructor;
  if (!isStructClass(structClass)) throw new RpcError("the SDK's protobuf classes are not the expected ones");
  return structClass.fromJavaScript(properties);
}

function isStructClass(value: unknown): value is StructClass {
  return typeof value === "function" && "fromJavaScript" in value;
}
