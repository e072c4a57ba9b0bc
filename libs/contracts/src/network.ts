import type { Output } from "@pulumi/pulumi";
import type { Contract, Reference } from "./contract.ts";

/** The VPC that SageMaker works in. */
export interface NetworkRef extends Reference {
  readonly vpcId: Output<string>;
  /** One private subnet in each availability zone. */
  readonly privateSubnetIds: Output<string[]>;
  /**
   * Security group of workloads: no ingress; egress to the VPC endpoints, and to the internet where the VPC has a route.
   */
  readonly workloadSecurityGroupId: Output<string>;
}

/** How the platform exports its {@link NetworkRef}: output `network`. */
export const networkContract: Contract<NetworkRef> = {
  name: "network",
  fields: { vpcId: "String", privateSubnetIds: "StringList", workloadSecurityGroupId: "String" },
};

/**
 * What SageMaker needs of a role to put its work into a VPC. It checks these rights before it starts, and refuses the
 * role if they are narrowed to certain subnets or groups: they go on every resource.
 */
export const vpcAttachmentActions: readonly string[] = [
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
];
