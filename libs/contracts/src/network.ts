import type { Output } from "@pulumi/pulumi";
import type { AwsEnvironment } from "@mlops/core";
import type { Contract } from "./contract.ts";

/** A VPC that SageMaker works in. */
export interface NetworkRef {
  readonly environment: AwsEnvironment;
  readonly vpcId: Output<string>;
  /** One private subnet in each zone. */
  readonly privateSubnetIds: Output<string[]>;
  /** For whatever runs in the VPC: no way in, out to the endpoints (and the internet, where there is a way). */
  readonly workloadSecurityGroupId: Output<string>;
}

export const networkContract: Contract<NetworkRef> = {
  name: "network",
  fields: { vpcId: "text", privateSubnetIds: "list", workloadSecurityGroupId: "text" },
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
