import type { RegisterResourceRequest as Request } from "@pulumi/pulumi/proto/resource_pb.js";
import type { RegisteredResource } from "../deployment/registered-resource.ts";
import { packageOf } from "../deployment/urn.ts";
import { RegisterResourceRequest } from "../sdk/protocol.ts";
import type { ChildRequest } from "./outcome.ts";
import { type Struct, structOf } from "./transforms.ts";

/**
 * The registration that a remote component's plugin sends for a child.
 * @param like any struct of a request: protobuf values must be of the SDK's own classes
 */
export function childRequest(
  { urn, providers, protect }: RegisteredResource,
  { type, name, parent = urn, inputs, dependencies = {} }: ChildRequest,
  like: Struct,
): Request {
  const request = new RegisterResourceRequest();
  request.setType(type);
  request.setName(name);
  request.setParent(parent);
  request.setCustom(true);
  request.setObject(structOf(inputs, like));
  request.setProvider(providers[packageOf(type)] ?? "");
  if (protect) request.setProtect(true);
  request.setDependenciesList([...new Set(Object.values(dependencies).flat())]);
  const byProperty = request.getPropertydependenciesMap();
  for (const [property, urns] of Object.entries(dependencies)) {
    const message = new RegisterResourceRequest.PropertyDependencies();
    message.setUrnsList([...urns]);
    byProperty.set(property, message);
  }
  return request;
}
