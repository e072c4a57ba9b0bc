import type { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { disabledProviderMessage } from "../deployment/default-providers.ts";
import type { Deployment } from "../deployment/deployment.ts";
import {
  type RegisteredResource,
  type SourcePosition,
  resourceDefaults,
} from "../deployment/registered-resource.ts";
import { needsProvider, packageOf } from "../deployment/urn.ts";
import { messageOf } from "../error-message.ts";
import type { WireProperties } from "../values/wire-values.ts";
import { sortedUnique } from "./registration.ts";
import { positionOf } from "./request-position.ts";
import { type ResolveReference, STACK_REFERENCE_TYPE, referenceOutputs } from "./stack-references.ts";

/** Read a resource that the stack does not manage: its id is known, and what the program says of it. */
export async function read(
  deployment: Deployment,
  request: ReadResourceRequest,
  resolve: ResolveReference,
): Promise<RegisteredResource> {
  const type = request.getType();
  const name = request.getName();
  const parent = request.getParent();
  const position = positionOf(request);
  const urn = deployment.claimUrn(parent, type, name, position);
  const inputs: WireProperties = request.getProperties()?.toJavaScript() ?? {};
  const outputs =
    type === STACK_REFERENCE_TYPE
      ? await referenceOutputs(inputs, resolve).catch((error: unknown) => {
          throw deployment.refuse(messageOf(error), position);
        })
      : inputs;
  const resource: RegisteredResource = {
    ...resourceDefaults,
    urn,
    type,
    name,
    parent,
    external: true,
    id: request.getId(),
    inputs,
    outputs,
    dependencies: sortedUnique(request.getDependenciesList()),
    provider: request.getProvider() || defaultProvider(deployment, request, position),
    options: {
      ...resourceDefaults.options,
      additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    },
    sourcePosition: position,
  };
  deployment.add(resource);
  return resource;
}

/** Reference of the default provider, empty for a type that needs none. */
function defaultProvider(
  deployment: Deployment,
  request: ReadResourceRequest,
  position: SourcePosition | undefined,
): string {
  const type = request.getType();
  const pkg = packageOf(type);
  if (!needsProvider(type)) return "";
  if (deployment.defaultProviders.areDisabledFor(pkg)) {
    throw deployment.refuse(disabledProviderMessage(pkg, type), position);
  }
  return deployment.defaultProvider(pkg, request.getVersion());
}
