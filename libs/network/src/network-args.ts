import type { Input } from "@pulumi/pulumi";
import type { z } from "zod";
import type { AwsEnvironment } from "@mlops/core";
import type { existingNetworkSettings, newNetworkSettings } from "./network-settings.ts";

/** What a network needs from outside, in whatever VPC. */
interface NetworkReferences {
  /** Where the network lives. */
  readonly environment: AwsEnvironment;
  /** Key that encrypts the flow logs. Its policy must let CloudWatch Logs use it. */
  readonly logKeyArn: Input<string>;
  /** Policy that caps the role that writes the flow logs. */
  readonly permissionsBoundaryArn: Input<string>;
  /**
   * Other AWS accounts, 12 digits each, whose resources may be reached through the endpoints, such as the model
   * registry's.
   * @default - none: this account's resources only
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * Whether packages come from a mirror in CodeArtifact: a new VPC without a way to the internet then gets its interface
   * endpoints. In a VPC that exists, name them among the additional ones.
   * @default false
   */
  readonly packageMirror?: boolean;
}

/** A network in a VPC of its own. Its default security group is closed and its traffic logged, always. */
export interface NewNetworkArgs extends NetworkReferences, z.input<typeof newNetworkSettings> {}

/** A network in a VPC that exists. Nothing is made in it that is not asked for. */
export interface ExistingNetworkArgs extends NetworkReferences, z.input<typeof existingNetworkSettings> {}

/**
 * Arguments of `Network`: a new VPC with everything in it, or an existing VPC with whatever of it exists. Subnets are
 * made with their VPC or exist with it; security groups may be made in an existing VPC.
 */
export type NetworkArgs = NewNetworkArgs | ExistingNetworkArgs;
