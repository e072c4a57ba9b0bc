import type { Alias as AliasMessage } from "@pulumi/pulumi/proto/alias_pb.js";
import type { RegisterResourceRequest, TransformResourceOptions } from "@pulumi/pulumi/proto/resource_pb.js";
import type { Alias } from "../deployment/aliases.ts";
import type { CustomTimeouts } from "../deployment/registered-resource.ts";
import * as protocol from "../sdk/protocol.ts";
import { type RegistrationOptions, readAlias, readTimeouts } from "./registration-options.ts";

/** The options as a transform receives them. */
export function toTransformOptions(options: RegistrationOptions): TransformResourceOptions {
  const message = new protocol.TransformResourceOptions();
  if (options.protect !== undefined) message.setProtect(options.protect);
  if (options.retainOnDelete !== undefined) message.setRetainOnDelete(options.retainOnDelete);
  if (options.deleteBeforeReplace !== undefined) message.setDeleteBeforeReplace(options.deleteBeforeReplace);
  message.setDependsOnList([...options.dependsOn]);
  message.setIgnoreChangesList([...options.ignoreChanges]);
  message.setReplaceOnChangesList([...options.replaceOnChanges]);
  message.setAdditionalSecretOutputsList([...options.additionalSecretOutputs]);
  message.setHideDiffList([...options.hideDiffs]);
  message.setReplaceWithList([...options.replaceWith]);
  message.setDeletedWith(options.deletedWith);
  message.setImport(options.importId);
  message.setVersion(options.version);
  message.setPluginDownloadUrl(options.pluginDownloadUrl);
  message.setProvider(options.provider);
  message.setAliasesList(options.aliases.map(writeAlias));
  message.setCustomTimeouts(writeTimeouts(options.customTimeouts));
  message.setHooks(options.opaque.hooks);
  message.setReplacementTrigger(options.opaque.replacementTrigger);
  const providers = message.getProvidersMap();
  for (const [name, reference] of Object.entries(options.providers)) providers.set(name, reference);
  return message;
}

/** The options that a transform hands back. */
export function fromTransformOptions(message: TransformResourceOptions): RegistrationOptions {
  return {
    protect: message.hasProtect() ? message.getProtect() : undefined,
    retainOnDelete: message.hasRetainOnDelete() ? message.getRetainOnDelete() : undefined,
    deleteBeforeReplace: message.hasDeleteBeforeReplace() ? message.getDeleteBeforeReplace() : undefined,
    dependsOn: message.getDependsOnList(),
    ignoreChanges: message.getIgnoreChangesList(),
    replaceOnChanges: message.getReplaceOnChangesList(),
    additionalSecretOutputs: message.getAdditionalSecretOutputsList(),
    hideDiffs: message.getHideDiffList(),
    replaceWith: message.getReplaceWithList(),
    deletedWith: message.getDeletedWith(),
    importId: message.getImport(),
    version: message.getVersion(),
    pluginDownloadUrl: message.getPluginDownloadUrl(),
    provider: message.getProvider(),
    providers: Object.fromEntries(message.getProvidersMap().entries()),
    aliases: message.getAliasesList().map(readAlias),
    customTimeouts: readTimeouts(message.getCustomTimeouts()),
    opaque: { hooks: message.getHooks(), replacementTrigger: message.getReplacementTrigger() },
  };
}

function writeAlias(alias: Alias): AliasMessage {
  const message = new protocol.Alias();
  if (alias.urn !== undefined) return message.setUrn(alias.urn);
  const spec = new protocol.Alias.Spec();
  spec.setName(alias.name);
  spec.setType(alias.type);
  spec.setStack(alias.stack);
  spec.setProject(alias.project);
  // The two are alternatives of one field: setting either, even to nothing, clears the other.
  if (alias.noParent) spec.setNoparent(true);
  else if (alias.parent) spec.setParenturn(alias.parent);
  return message.setSpec(spec);
}

function writeTimeouts(timeouts: CustomTimeouts): RegisterResourceRequest.CustomTimeouts {
  const message = new protocol.RegisterResourceRequest.CustomTimeouts();
  message.setCreate(timeouts.create ?? "");
  message.setUpdate(timeouts.update ?? "");
  message.setDelete(timeouts.delete ?? "");
  message.setRead(timeouts.read ?? "");
  return message;
}
