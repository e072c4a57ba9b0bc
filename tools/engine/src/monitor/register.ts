import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { aliasUrns } from "../deployment/aliases.ts";
import { disabledProviderMessage } from "../deployment/default-providers.ts";
import type { Deployment } from "../deployment/deployment.ts";
import type { InheritedOptions } from "../deployment/inherited-options.ts";
import type { RegisteredResource, ResourceOptions } from "../deployment/registered-resource.ts";
import { isProviderType, needsProvider, packageOf } from "../deployment/urn.ts";
import { downgradeProperties, withDependencies } from "../values/output-values.ts";
import type { WireProperties } from "../values/wire-values.ts";
import { childRequest } from "./child-request.ts";
import type { OutcomeOf, RemoteComponents, RequestedResource } from "./outcome.ts";
import type { RegisteredTransforms } from "./registered-transforms.ts";
import {
  type Registration,
  carriedDependencies,
  requestedRegistration,
  sortedUnique,
} from "./registration.ts";
import type { RegistrationOptions } from "./registration-options.ts";
import { runTransforms } from "./transforms.ts";

/** What a registration is made in. */
export interface RegistrationContext {
  readonly deployment: Deployment;
  readonly transforms: RegisteredTransforms;
  readonly outcomeOf: OutcomeOf;
  readonly remoteComponents: RemoteComponents;
}

/** Register a resource as the engine does for a stack that does not exist yet. */
export async function register(
  context: RegistrationContext,
  request: RegisterResourceRequest,
): Promise<RegisteredResource> {
  const { deployment, transforms, outcomeOf } = context;
  const requested = requestedRegistration(request);
  const inheriting = { ...requested, options: withInherited(requested, deployment) };
  const transformed = await withTransforms(inheriting, request, transforms, deployment);
  const resource = resolvedResource(transformed, deployment);
  const registered = { ...resource, ...outcomeOf(resource) };
  deployment.add(registered, inheritableOptions(transformed, resource.provider));
  transforms.addToResource(registered.urn, request.getTransformsList());
  const expand = resource.remote ? context.remoteComponents[resource.type] : undefined;
  const struct = request.getObject();
  if (expand && struct) {
    registered.outputs = await expand(registered, (child) =>
      register(context, childRequest(registered, child, struct)),
    );
  }
  return registered;
}

/** Options that a resource leaves open are its parent's. */
function withInherited(
  { type, custom, remote, parent, options }: Registration,
  deployment: Deployment,
): RegistrationOptions {
  const inherited = deployment.inheritedFrom(parent);
  const pkg = packageOf(type);
  const isOfPackage = deployment.providerOf(inherited?.provider ?? "")?.type === `pulumi:providers:${pkg}`;
  const explicit = options.provider || (inherited && isOfPackage ? inherited.provider : "");
  return {
    ...options,
    protect: options.protect ?? inherited?.protect,
    retainOnDelete: options.retainOnDelete ?? inherited?.retainOnDelete,
    deletedWith: options.deletedWith || (inherited?.deletedWith ?? ""),
    provider: custom || remote ? deployment.providerFor(pkg, explicit, options.providers, parent) : explicit,
  };
}

/** What the transforms of the resource, of its ancestors and of the stack make of it. */
async function withTransforms(
  registration: Registration,
  request: RegisterResourceRequest,
  registered: RegisteredTransforms,
  deployment: Deployment,
): Promise<Registration> {
  const own = request.getTransformsList();
  const all = [...own, ...registered.inheritedFrom(registration.parent, deployment)];
  const struct = request.getObject();
  if (all.length === 0 || !struct) return registration;
  const hasOwn = own.length > 0;
  const known = hasOwn ? registration.propertyDependencies : new Map<string, readonly string[]>();
  const properties = withDependencies(registration.properties, known);
  const changed = await runTransforms(all, { ...registration, properties }, struct);
  return {
    ...registration,
    options: changed.options,
    properties: registration.remote ? changed.properties : downgradeProperties(changed.properties),
    ...(hasOwn && dependenciesAfter(changed)),
  };
}

/** A resource with transforms of its own depends on what they leave it: the engine forgets the original edges. */
function dependenciesAfter({
  properties,
  options,
}: Pick<Registration, "properties" | "options">): Pick<
  Registration,
  "dependencies" | "propertyDependencies"
> {
  const propertyDependencies = carriedDependencies(properties);
  return {
    propertyDependencies,
    dependencies: [...options.dependsOn, ...[...propertyDependencies.values()].flat()],
  };
}

/**
 * The resource with its URN, its provider and its former URNs.
 * @throws RpcError if it cannot be part of the stack
 */
function resolvedResource(registration: Registration, deployment: Deployment): RequestedResource {
  const { type, name, custom, remote, parent, position, properties, options } = registration;
  const provider = providerReference(registration, deployment);
  const urn = deployment.claimUrn(parent, type, name, position);
  if (provider === undefined) {
    const message = disabledProviderMessage(packageOf(type), remote ? type : urn);
    throw deployment.refuse(message, position);
  }
  const { stack, project } = deployment.identity;
  const parentResource = deployment.resources.get(parent);
  return {
    urn,
    type,
    name,
    parent,
    custom,
    remote,
    external: false,
    inputs: isProviderType(type) ? withVersion(properties, options.version) : properties,
    protect: options.protect ?? false,
    dependencies: sortedUnique(registration.dependencies),
    propertyDependencies: registration.propertyDependencies,
    provider,
    providers: { ...(custom ? {} : parentResource?.providers), ...options.providers },
    aliases: aliasUrns(
      options.aliases,
      { stack, project, parent, type, name },
      parentResource?.aliases ?? [],
    ),
    options: keptOptions(options),
    sourcePosition: position,
  };
}

/**
 * Reference of the provider that manages the resource.
 * @returns empty for what needs none, nothing if it would have to be a default provider that is disabled
 */
function providerReference(
  { type, custom, remote, options }: Registration,
  deployment: Deployment,
): string | undefined {
  if (!(custom && needsProvider(type)) && !remote) return "";
  if (options.provider !== "") return options.provider;
  const pkg = packageOf(type);
  if (deployment.defaultProviders.areDisabledFor(pkg)) return undefined;
  return deployment.defaultProvider(pkg, options.version);
}

function withVersion(properties: WireProperties, version: string): WireProperties {
  return version === "" ? properties : { ...properties, version };
}

/** What children inherit. Those of a remote component do not inherit here: its plugin creates them. */
function inheritableOptions(
  { remote, options: { protect, retainOnDelete, deletedWith } }: Registration,
  provider: string,
): InheritedOptions | undefined {
  return remote ? undefined : { protect, retainOnDelete, deletedWith, provider };
}

/** What the engine keeps of the options; the others have had their effect. */
function keptOptions(options: RegistrationOptions): ResourceOptions {
  return {
    ignoreChanges: options.ignoreChanges,
    replaceOnChanges: options.replaceOnChanges,
    additionalSecretOutputs: options.additionalSecretOutputs,
    hideDiffs: options.hideDiffs,
    replaceWith: options.replaceWith,
    deletedWith: options.deletedWith,
    importId: options.importId,
    version: options.version,
    deleteBeforeReplace: options.deleteBeforeReplace,
    retainOnDelete: options.retainOnDelete ?? false,
    customTimeouts: options.customTimeouts,
  };
}
