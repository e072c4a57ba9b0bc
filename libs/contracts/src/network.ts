import type { Output } from "@pulumi/pulumi";
import type { Contract, Reference } from "./contract.ts";

/** The VPC that SageMaker works in. */
export interface NetworkRef extends Reference {
  readonly vpcId: Output<string>;
  /** One private subnet in each availability zone. */
  readonly privateSubnetIds: Output<string[]>;
  /**
   * Security group of workloads: no ingress; egress to the VPC endpoints, and to the internet if the VPC has a route.
   */
  readonly workloadSecurityGroupId: Output<string>;
}

/** How the platform exports its {@link NetworkRef}: output `network`. */
export const networkContract: Contract<NetworkRef> = {
  name: "network",
  fields: { vpcId: "String", privateSubnetIds: "StringList", workloadSecurityGroupId: "String" },
};
