import type { CustomResourceOptions } from "@pulumi/pulumi";
import { Domain, type DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { KeysRef, NetworkRef } from "@mlops/contracts";
import { type AppDefaults, defaultSpaceSettings, defaultUserSettings } from "./app-defaults.ts";
import type { StudioSettings } from "./studio-settings.ts";

/** What a domain refers to. */
interface DomainScope {
  readonly network: NetworkRef;
  readonly keys: KeysRef;
  /** Whether home folders stay when the domain is deleted. It counts when the domain is created. */
  readonly retainData: boolean;
}

/**
 * The provider replaces a domain, with everything in it, for what SageMaker changes in place (subnets:
 * https://github.com/hashicorp/terraform-provider-aws/issues/48778) or decides at deletion only (retention). The typed
 * resource with these changes left out is kept all the same, because Cloud Control's has no retention policy and gets no
 * default tags. docs/studio.md has the commands that take the place of the changes.
 */
const leftToCommands = ["subnetIds", "retentionPolicy"];

/**
 * The domain: in the VPC, encrypted, with every private subnet of the network from its first day. What replaces it
 * (sign-in, name, key, VPC) deletes it first, because two domains of one name cannot exist.
 */
export function createDomain(
  name: string,
  scope: DomainScope,
  settings: StudioSettings,
  defaults: AppDefaults,
  opts: CustomResourceOptions,
): Domain {
  return new Domain(`${name}-domain`, domainArgs(scope, settings, defaults), {
    ...opts,
    deleteBeforeReplace: true,
    ignoreChanges: leftToCommands,
  });
}

function domainArgs(
  { network, keys, retainData }: DomainScope,
  { domainName, signIn }: StudioSettings,
  defaults: AppDefaults,
): DomainArgs {
  return {
    domainName,
    authMode: signIn === "identity-center" ? "SSO" : "IAM",
    appNetworkAccessType: "VpcOnly",
    vpcId: network.vpcId,
    subnetIds: network.privateSubnetIds,
    kmsKeyId: keys.dataKeyArn,
    retentionPolicy: { homeEfsFileSystem: retainData ? "Retain" : "Delete" },
    // Apps and jobs that users start carry the tags of the domain, such as the cost centre.
    tagPropagation: "ENABLED",
    domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
    defaultUserSettings: defaultUserSettings(defaults),
    defaultSpaceSettings: defaultSpaceSettings(defaults),
  };
}
