import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";
import {
  type CustomTimeouts,
  downgradeProperties,
  isWireObject,
  type ProgramRun,
  providerUrnOf,
  type RegisteredResource,
  relativePath,
  signatureOf,
  UNKNOWN_MARKER,
  type WireProperties,
  type WireValue,
} from "@mlops/engine";
import { seconds } from "../judge/analyze-requests.ts";

/** Versions of the two parts of the file that `pulumi stack export` writes. */
const DEPLOYMENT_VERSION = 3;
/** A preview happens at no particular time: the same stack always gives the same file. */
const NO_TIME = "1970-01-01T00:00:00Z";

/**
 * The stack as `pulumi stack export` would show it, so that `pulumi policy analyze --file` can judge it too. What only a
 * deployment can know is the engine's marker for unknown values. Secrets are in clear, as in a decrypted export.
 */
export function stateFile(run: ProgramRun, root: string): string {
  const resources = inDependencyOrder(run.resources).map((resource) => stateOf(resource, root));
  const deployment = { manifest: { time: NO_TIME, magic: "", version: "" }, resources };
  return `${JSON.stringify({ version: DEPLOYMENT_VERSION, deployment }, undefined, 2)}\n`;
}

function stateOf(resource: RegisteredResource, root: string): object {
  const { urn, type, custom, external, parent, protect, dependencies, provider, aliases, options } = resource;
  return {
    urn,
    custom,
    ...(custom && { id: resource.id || UNKNOWN_MARKER }),
    type,
    inputs: stateProperties(resource.inputs),
    outputs: stateProperties(resource.outputs),
    ...(parent !== "" && { parent }),
    ...(protect && { protect }),
    ...(external && { external }),
    ...(dependencies.length > 0 && { dependencies }),
    ...(provider !== "" && custom && { provider }),
    ...(resource.propertyDependencies.size > 0 && {
      propertyDependencies: Object.fromEntries(resource.propertyDependencies),
    }),
    ...(options.additionalSecretOutputs.length > 0 && {
      additionalSecretOutputs: options.additionalSecretOutputs,
    }),
    ...(aliases.length > 0 && { aliases }),
    ...timeouts(options.customTimeouts),
    ...(options.importId !== "" && { importID: options.importId }),
    ...(options.retainOnDelete && { retainOnDelete: true }),
    ...(options.deletedWith !== "" && { deletedWith: options.deletedWith }),
    ...(options.replaceWith.length > 0 && { replaceWith: options.replaceWith }),
    ...sourcePosition(resource, root),
    ...(options.ignoreChanges.length > 0 && { ignoreChanges: options.ignoreChanges }),
    ...(options.replaceOnChanges.length > 0 && { replaceOnChanges: options.replaceOnChanges }),
  };
}

function timeouts({ create, update, delete: remove }: CustomTimeouts): object {
  const limits = { create: seconds(create), update: seconds(update), delete: seconds(remove) };
  const given = Object.entries(limits).filter(([, limit]) => limit > 0);
  return given.length > 0 ? { customTimeouts: Object.fromEntries(given) } : {};
}

function sourcePosition({ sourcePosition: position }: RegisteredResource, root: string): object {
  if (!position) return {};
  const file = relativePath(position.file, root);
  return { sourcePosition: `project:///${file}#${position.line},${position.column}` };
}

function stateProperties(properties: WireProperties): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(downgradeProperties(properties)).map(([key, value]) => [key, stateValue(value)]),
  );
}

/** A secret in an export is its signature and the JSON text of its value. */
function stateValue(value: WireValue): unknown {
  if (isWireObject(value)) {
    if (signatureOf(value) === "secret") {
      const plaintext = JSON.stringify(stateValue(value.value ?? null));
      return { [specialSigKey]: specialSecretSig, plaintext };
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, stateValue(part)]));
  }
  return Array.isArray(value) ? value.map(stateValue) : value;
}

/** What a resource needs comes before it, and what needs nothing comes by URN: the order of a real export. */
function inDependencyOrder(resources: readonly RegisteredResource[]): RegisteredResource[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const ordered = new Set<RegisteredResource>();
  const visit = (resource: RegisteredResource, path: ReadonlySet<string>) => {
    if (ordered.has(resource) || path.has(resource.urn)) return;
    const below = new Set(path).add(resource.urn);
    for (const urn of [...neededBy(resource)].sort()) {
      const needed = byUrn.get(urn);
      if (needed) visit(needed, below);
    }
    ordered.add(resource);
  };
  for (const urn of [...byUrn.keys()].sort()) {
    const resource = byUrn.get(urn);
    if (resource) visit(resource, new Set());
  }
  return [...ordered];
}

function neededBy({ parent, provider, dependencies, options }: RegisteredResource): Set<string> {
  return new Set([
    parent,
    providerUrnOf(provider),
    ...dependencies,
    options.deletedWith,
    ...options.replaceWith,
  ]);
}
