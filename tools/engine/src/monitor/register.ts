import type { Callback } from "@pulumi/pulumi/proto/callback_pb.js";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import { aliasUrns } from "../deployment/aliases.ts";
import { deniedMessage } from "../deployment/default-providers.ts";
import { type Deployment, needsProvider } from "../deployment/deployment.ts";
import { downgradeAll, outputDependencies, withDependencies } from "../values/output-values.ts";
import type { RegisteredResource, ResourceOptions } from "../deployment/registered-resource.ts";
import { type RegistrationOptions, requestedOptions } from "./registration-options.ts";
import { remoteOutputs } from "./remote-components.ts";
import { readPosition } from "../deployment/source-positions.ts";
import { runTransforms } from "./transforms.ts";
import { isProviderType, isRootStackType, packageOf } from "../deployment/urn.ts";
import type { WireProperties } from "../values/wire-values.ts";

/** Transforms that a registration is subject to besides its own. */
export interface OuterTransforms {
  /** Of the resource with this URN. */
  readonly of: ReadonlyMap<string, readonly Callback[]>;
  readonly stack: readonly Callback[];
}

type PropertyDependencies = ReadonlyMap<string, readonly string[]>;

/** Register a resource the way the engine does in a preview of a stack that does not exist yet. */
export async function register(
  deployment: Deployment,
  request: RegisterResourceRequest,
  outer: OuterTransforms,
): Promise<RegisteredResource> {
  const requested = request.getObject()?.toJavaScript() as WireProperties | undefined;
  const type = request.getType();
  const custom = request.getCustom();
  const remote = request.getRemote();
  const parent = request.getParent();
  // The stack itself is constructed by whatever runs the program, which is nobody's line.
  const position = isRootStackType(type) ? undefined : readPosition(request.getSourceposition());

  let properties = requested ?? {};
  let options = inherit(deployment, request, requestedOptions(request));
  let dependencies: readonly string[] = options.dependsOn;
  let propertyDependencies = requestedDependencies(request, properties);

  const ownTransforms = request.getTransformsList();
  const transforms = [...ownTransforms, ...ancestorTransforms(deployment, parent, outer.of), ...outer.stack];
  const struct = request.getObject();
  if (transforms.length > 0 && struct) {
    const before = withDependencies(
      properties,
      ownTransforms.length > 0 ? propertyDependencies : new Map<string, readonly string[]>(),
    );
    const resource = { type, name: request.getName(), custom, parent, properties: before, options };
    ({ properties, options } = await runTransforms(transforms, resource, struct));
    // A resource with transforms of its own depends on what they leave it: the engine forgets the original edges.
    if (ownTransforms.length > 0) {
      propertyDependencies = carriedDependencies(properties);
      dependencies = [...options.dependsOn, ...[...propertyDependencies.values()].flat()];
    }
    if (!remote) properties = downgradeAll(properties);
  }

  const { provider, providers } = resolveProviders(deployment, { type, custom, remote, parent }, options);
  const urn = deployment.claim(parent, type, request.getName(), position);
  if (provider === DENIED) {
    throw deployment.refuse(deniedMessage(packageOf(type), remote ? type : urn), position);
  }
  const inputs = isProviderType(type) ? withVersion(properties, options.version) : properties;
  const { stack, project } = deployment.identity;
  const registered: RegisteredResource = {
    urn,
    type,
    name: request.getName(),
    parent,
    custom,
    remote,
    external: false,
    id: options.importId,
    inputs,
    outputs: remote ? remoteOutputs(type, inputs) : custom ? inputs : {},
    protect: options.protect ?? false,
    dependencies: [...new Set(dependencies)].sort(),
    propertyDependencies,
    provider,
    providers,
    aliases: aliasUrns(
      options.aliases,
      { stack, project, parent, type, name: request.getName() },
      deployment.resources.get(parent)?.aliases ?? [],
    ),
    options: keptOptions(options),
    sourcePosition: position,
  };
  deployment.add(
    registered,
    remote
      ? undefined
      : {
          protect: options.protect,
          retainOnDelete: options.retainOnDelete,
          deletedWith: options.deletedWith,
          provider,
        },
  );
  return registered;
}

/** Options that a resource leaves open are its parent's. */
function inherit(
  deployment: Deployment,
  request: RegisterResourceRequest,
  own: RegistrationOptions,
): RegistrationOptions {
  const parent = request.getParent();
  const inherited = deployment.inheritedFrom(parent);
  const pkg = packageOf(request.getType());
  const suits = deployment.providerOf(inherited?.provider ?? "")?.type === `pulumi:providers:${pkg}`;
  const explicit = own.provider || (inherited && suits ? inherited.provider : "");
  return {
    ...own,
    protect: own.protect ?? inherited?.protect,
    retainOnDelete: own.retainOnDelete ?? inherited?.retainOnDelete,
    deletedWith: own.deletedWith || (inherited?.deletedWith ?? ""),
    provider:
      request.getCustom() || request.getRemote()
        ? deployment.providerFor(pkg, explicit, own.providers, parent)
        : explicit,
  };
}

const DENIED = Symbol("no default provider");

function resolveProviders(
  deployment: Deployment,
  { type, custom, remote, parent }: Pick<RegisteredResource, "type" | "custom" | "remote" | "parent">,
  options: RegistrationOptions,
): { provider: string | typeof DENIED; providers: Record<string, string> } {
  const ofParent = custom ? {} : (deployment.resources.get(parent)?.providers ?? {});
  const providers = { ...ofParent, ...options.providers };
  if (!(custom && needsProvider(type)) && !remote) return { provider: "", providers };
  if (options.provider !== "") return { provider: options.provider, providers };
  const pkg = packageOf(type);
  if (deployment.defaultProviders.denied(pkg)) return { provider: DENIED, providers };
  return { provider: deployment.defaultProvider(pkg, options.version), providers };
}

function requestedDependencies(
  request: RegisterResourceRequest,
  properties: WireProperties,
): PropertyDependencies {
  const declared = request.getPropertydependenciesMap();
  const found = new Map<string, readonly string[]>();
  if (declared.getLength() === 0 && !request.getRemote()) {
    const all = [...new Set(request.getDependenciesList())].sort();
    for (const key of Object.keys(properties)) found.set(key, all);
    return found;
  }
  for (const [key, dependencies] of declared.entries()) {
    found.set(key, [...new Set(dependencies.getUrnsList())].sort());
  }
  for (const [key, urns] of carriedDependencies(properties)) {
    if (urns.length > 0) found.set(key, [...new Set([...(found.get(key) ?? []), ...urns])].sort());
  }
  return found;
}

function carriedDependencies(properties: WireProperties): PropertyDependencies {
  return new Map(
    Object.entries(properties).map(([key, value]) => [key, [...outputDependencies(value)].sort()]),
  );
}

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

/** From the parent outward. */
function ancestorTransforms(
  deployment: Deployment,
  parent: string,
  transformsOf: OuterTransforms["of"],
): Callback[] {
  const found: Callback[] = [];
  for (let urn = parent; urn !== ""; urn = deployment.resources.get(urn)?.parent ?? "") {
    found.push(...(transformsOf.get(urn) ?? []));
  }
  return found;
}

function withVersion(properties: WireProperties, version: string): WireProperties {
  return version === "" ? properties : { ...properties, version };
}
