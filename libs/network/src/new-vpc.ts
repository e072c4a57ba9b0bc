import { type ComponentResource, type Output, type ResourceTransform, all } from "@pulumi/pulumi";
import { getRouteTableOutput } from "@pulumi/aws/ec2/getRouteTable.js";
import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import type { NewNetworkSettings } from "./network-settings.ts";
import { type NewVpcSettings, leadsToInternet } from "./new-vpc-settings.ts";
import { layOutSubnets } from "./subnet-layout.ts";
import type { VpcPlan } from "./vpc-plan.ts";

/** Make a VPC with its subnets, below `parent`. */
export function newVpc(
  parent: ComponentResource,
  name: string,
  { vpc: { create }, endpoints, flowLogs }: NewNetworkSettings,
): VpcPlan {
  const vpc = new Vpc(`${name}-vpc`, vpcArgs(create), { parent, transforms: [withoutPublicAddresses] });
  const subnetIds = hasInternet(create) ? vpc.privateSubnetIds : vpc.isolatedSubnetIds;
  const privateSubnetIds = oneForEachZone(subnetIds, zoneCount(create));
  return {
    vpcId: vpc.vpcId,
    privateSubnetIds,
    endpoints: {
      settings: endpoints,
      routeTableIds: privateSubnetIds.map((subnetId) => routeTableOf(vpc, subnetId)),
      clientCidrBlocks: [create.cidrBlock],
    },
    workloads: {
      destinations: leadsToInternet(create)
        ? [
            {
              name: "internet",
              description: "HTTPS to the internet, through NAT gateways",
              cidrIpv4: "0.0.0.0/0",
            },
          ]
        : [],
    },
    closeDefaultSecurityGroup: true,
    flowLogs,
  };
}

const natStrategies = {
  none: "None",
  single: "Single",
  "one-per-zone": "OnePerAz",
} as const satisfies Record<NonNullable<NewVpcSettings["natGateways"]>, string>;

/** What awsx needs to know. Every range is given, so that neither awsx nor a further zone ever moves a subnet. */
export function vpcArgs(create: NewVpcSettings): VpcArgs {
  const { cidrBlock, zones, natGateways = "none" } = create;
  const ranges = layOutSubnets(cidrBlock, zoneCount(create));
  return {
    cidrBlock,
    ...(typeof zones === "number"
      ? { numberOfAvailabilityZones: zones }
      : { availabilityZoneNames: [...zones] }),
    // Endpoints with names of their own need both.
    enableDnsHostnames: true,
    enableDnsSupport: true,
    natGateways: { strategy: natStrategies[natGateways] },
    subnetStrategy: "Auto",
    subnetNameTagStrategy: "AvailabilityZone",
    subnetSpecs: hasInternet(create)
      ? [
          { type: "Private", name: "private", cidrBlocks: ranges.private },
          { type: "Public", name: "public", cidrBlocks: ranges.public },
        ]
      : // The same name: switching the internet on or off later changes routes and replaces no private subnet.
        [{ type: "Isolated", name: "private", cidrBlocks: ranges.private }],
  };
}

/** NAT gateways bring their own addresses; nothing else gets a public one for the asking. */
export const withoutPublicAddresses: ResourceTransform = ({ type, props, opts }) =>
  type === "aws:ec2/subnet:Subnet" ? { props: { ...props, mapPublicIpOnLaunch: false }, opts } : undefined;

/**
 * The route table of a subnet. awsx hands its route tables over as resource references, whose ids the SDK gets wrong
 * in a preview (it puts their URNs there) unless all of @pulumi/aws/ec2 is loaded. So AWS is asked, once awsx has tied
 * the table to the subnet; before that the table is unknown, as it should be.
 */
function routeTableOf(vpc: Vpc, subnetId: Output<string>): Output<string> {
  const tied = all([subnetId, vpc.routeTableAssociations]).apply(([id]) => id);
  return getRouteTableOutput({ subnetId: tied }, { parent: vpc }).routeTableId;
}

function hasInternet({ internet = true }: NewVpcSettings): boolean {
  return internet;
}

function zoneCount({ zones }: NewVpcSettings): number {
  return typeof zones === "number" ? zones : zones.length;
}

/** A list whose length a preview knows, whatever it knows of the ids. */
function oneForEachZone(subnetIds: Output<string[]>, zones: number): Output<string>[] {
  return Array.from({ length: zones }, (_, zone) =>
    subnetIds.apply((ids) => {
      const id = ids[zone];
      if (id === undefined) throw new Error(`awsx made ${ids.length} private subnets in ${zones} zones`);
      return id;
    }),
  );
}
