import type { ReadResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { deniedMessage } from "../deployment/default-providers.ts";
import { type Deployment, needsProvider, noOptions } from "../deployment/deployment.ts";
import type { RegisteredResource } from "../deployment/registered-resource.ts";
import { readPosition } from "../deployment/source-positions.ts";
import { type ResolveReference, STACK_REFERENCE_TYPE, referenceOutputs } from "./stack-references.ts";
import { packageOf } from "../deployment/urn.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** Read a resource that somebody else manages: a preview knows its id and what the program says of it. */
export async function read(
  deployment: Deployment,
  request: ReadResourceRequest,
  resolve: ResolveReference,
): Promise<RegisteredResource> {
  const type = request.getType();
  const parent = request.getParent();
  const position = readPosition(request.getSourceposition());
  const urn = deployment.claim(parent, type, request.getName(), position);
  const inputs = (request.getProperties()?.toJavaScript() ?? {}) as WireProperties;
  const outputs =
    type === STACK_REFERENCE_TYPE
      ? await referenceOutputs(inputs, resolve).catch((error: unknown) => {
          throw deployment.refuse(error instanceof Error ? error.message : String(error), position);
        })
      : inputs;
  const registered: RegisteredResource = {
    urn,
    type,
    name: request.getName(),
    parent,
    custom: true,
    remote: false,
    external: true,
    id: request.getId(),
    inputs,
    outputs,
    protect: false,
    dependencies: [...new Set(request.getDependenciesList())].sort(),
    propertyDependencies: new Map(),
    provider: request.getProvider() || defaultProvider(deployment, request),
    providers: {},
    aliases: [],
    options: { ...noOptions, additionalSecretOutputs: request.getAdditionalsecretoutputsList() },
    sourcePosition: position,
  };
  deployment.add(registered);
  return registered;
}

function defaultProvider(deployment: Deployment, request: ReadResourceRequest): string {
  const type = request.getType();
  const pkg = packageOf(type);
  if (!needsProvider(type)) return "";
  if (deployment.defaultProviders.denied(pkg)) {
    throw deployment.refuse(deniedMessage(pkg, type), readPosition(request.getSourceposition()));
  }
  return deployment.defaultProvider(pkg, request.getVersion());
}
