import { type ComponentResource, type Output, type ResourceTransform, all, output } from "@pulumi/pulumi";
import { getRouteTableOutput } from "@pulumi/aws/ec2/getRouteTable.js";
import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import { packageEndpointServices } from "@mlops/aws";
import type { AwsEnvironment } from "@mlops/core";
import type { NewNetworkSettings } from "./network-settings.ts";
import { type NewVpcSettings, leadsToInternet } from "./new-vpc-settings.ts";
import { layOutSubnets } from "./subnet-layout.ts";
import type { VpcPlan } from "./vpc-plan.ts";

/** What a new VPC needs besides its settings. */
interface NewVpcNeeds {
  readonly environment: AwsEnvironment;
  /** Whether packages come from a mirror, and so through VPC endpoints where there is no internet. */
  readonly packageMirror: boolean;
}

/** Make a VPC with its subnets, below `parent`. */
export function newVpc(
  parent: ComponentResource,
  name: string,
  { vpc: { create }, endpoints, flowLogs }: NewNetworkSettings,
  { environment, packageMirror }: NewVpcNeeds,
): VpcPlan {
  const isOnline = leadsToInternet(create);
  const vpc = new Vpc(`${name}-vpc`, vpcArgs(create), { parent, transforms: [withoutPublicAddresses] });
  const subnetIds = hasInternet(create) ? vpc.privateSubnetIds : vpc.isolatedSubnetIds;
  const privateSubnetIds = oneForEachZone(subnetIds, zoneCount(create));
  return {
    vpcId: vpc.vpcId,
    privateSubnetIds,
    endpoints: {
      settings: {
        ...endpoints,
        interfaces: endpoints.interfaces ?? defaultInterfaces(environment, isOnline),
      },
      furtherServices: packageMirror && !isOnline ? packageEndpointServices : [],
      routeTableIds: privateSubnetIds.map((subnetId) => routeTableOf(vpc, subnetId)),
      clientCidrBlocks: [create.cidrBlock],
    },
    workloads: {
      destinations: isOnline
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

/** Eleven endpoints cost more than twice as much as a NAT gateway, in one zone; in dev the gateway is enough. */
function defaultInterfaces({ name }: AwsEnvironment, isOnline: boolean): "required" | "none" {
  return name === "dev" && isOnline ? "none" : "required";
}

const natStrategies = {
  none: "None",
  single: "Single",
  "one-per-zone": "OnePerAz",
} as const satisfies Record<NonNullable<NewVpcSettings["natGateways"]>, string>;

/** Arguments of awsx's VPC. Every range is given, so that neither awsx nor a further zone moves a subnet. */
export function vpcArgs(create: NewVpcSettings): VpcArgs {
  const { cidrBlock, zones, natGateways = "none" } = create;
  const ranges = layOutSubnets(cidrBlock, zoneCount(create));
  return {
    cidrBlock,
    ...(typeof zones === "number"
      ? { numberOfAvailabilityZones: zones }
      : { availabilityZoneNames: [...zones] }),
    // Endpoints with private DNS names need both.
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

/** NAT gateways have addresses of their own; no other resource gets a public one by default. */
export const withoutPublicAddresses: ResourceTransform = ({ type, props, opts }) =>
  type === "aws:ec2/subnet:Subnet" ? { props: { ...props, mapPublicIpOnLaunch: false }, opts } : undefined;

/**
 * The route table of a subnet. awsx gives its route tables as resource references, whose ids the SDK gets wrong in a
 * preview (it puts their URNs there) unless all of @pulumi/aws/ec2 is loaded. So AWS is asked, once awsx has associated
 * the table with the subnet; before that the table is unknown, as it should be.
 */
function routeTableOf(vpc: Vpc, subnetId: Output<string>): Output<string> {
  const associated = all([subnetId, vpc.routeTableAssociations]).apply(([id]) => id);
  return getRouteTableOutput({ subnetId: associated }, { parent: vpc }).routeTableId;
}

function hasInternet({ internet = true }: NewVpcSettings): boolean {
  return internet;
}

function zoneCount({ zones }: NewVpcSettings): number {
  return typeof zones === "number" ? zones : zones.length;
}

/**
 * A list whose length is known in a preview, and each id that is there already. awsx's list is unknown as a whole while
 * one of its subnets is still to be made, such as that of a further zone; its items by themselves are not.
 */
export function oneForEachZone(subnetIds: Output<string[]>, zones: number): Output<string>[] {
  return Array.from({ length: zones }, (_, zone) =>
    output(subnetIds[zone]).apply((id) => {
      if (id === undefined)
        throw new Error(`awsx made fewer private subnets than ${zones}, one for each zone`);
      return id;
    }),
  );
}
