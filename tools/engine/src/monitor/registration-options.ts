import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb.js";
import type { RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb.js";
import type { Alias } from "../deployment/aliases.ts";
import type { CustomTimeouts, ResourceOptions } from "../deployment/registered-resource.ts";

/** Options of a registration while transforms may still change them. */
export interface RegistrationOptions extends Omit<ResourceOptions, "retainOnDelete"> {
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly dependsOn: readonly string[];
  readonly provider: string;
  readonly providers: Readonly<Record<string, string>>;
  readonly aliases: readonly Alias[];
  readonly pluginDownloadUrl: string;
  /** What transforms receive and the engine does not read. */
  readonly opaque: {
    readonly hooks: RegisterResourceRequest.ResourceHooksBinding | undefined;
    readonly replacementTrigger: ReturnType<RegisterResourceRequest["getReplacementTrigger"]>;
  };
}

/** The options that a registration arrives with. */
export function requestedOptions(request: RegisterResourceRequest): RegistrationOptions {
  return {
    protect: request.hasProtect() ? request.getProtect() : undefined,
    retainOnDelete: request.hasRetainondelete() ? request.getRetainondelete() : undefined,
    deleteBeforeReplace: request.getDeletebeforereplacedefined()
      ? request.getDeletebeforereplace()
      : undefined,
    dependsOn: request.getDependenciesList(),
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    hideDiffs: request.getHidediffsList(),
    replaceWith: request.getReplaceWithList(),
    deletedWith: request.getDeletedwith(),
    importId: request.getImportid(),
    version: request.getVersion(),
    pluginDownloadUrl: request.getPlugindownloadurl(),
    provider: request.getProvider(),
    providers: Object.fromEntries(request.getProvidersMap().entries()),
    aliases: [
      ...request.getAliasurnsList().map((urn): Alias => ({ urn })),
      ...request.getAliasesList().map(readAlias),
    ],
    customTimeouts: readTimeouts(request.getCustomtimeouts()),
    opaque: { hooks: request.getHooks(), replacementTrigger: request.getReplacementTrigger() },
  };
}

/** An alias out of its message. */
export function readAlias(message: AliasMessage): Alias {
  const spec = message.getSpec();
  if (!spec) return { urn: message.getUrn() };
  return {
    name: spec.getName(),
    type: spec.getType(),
    stack: spec.getStack(),
    project: spec.getProject(),
    parent: spec.getParenturn(),
    noParent: spec.getNoparent(),
  };
}

/** Timeouts out of their message; those that are empty are left out. */
export function readTimeouts(message: RegisterResourceRequest.CustomTimeouts | undefined): CustomTimeouts {
  if (!message) return {};
  const entries = Object.entries({
    create: message.getCreate(),
    update: message.getUpdate(),
    delete: message.getDelete(),
    read: message.getRead(),
  });
  return Object.fromEntries(entries.filter(([, text]) => text !== ""));
}
