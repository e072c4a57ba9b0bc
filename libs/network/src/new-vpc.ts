import {
  type ComponentResource,
  type InvokeOptions,
  type Output,
  type ResourceTransform,
  all,
  output,
} from "@pulumi/pulumi";
import { getRouteTableOutput } from "@pulumi/aws/ec2/getRouteTable.js";
import { getSubnetsOutput } from "@pulumi/aws/ec2/getSubnets.js";
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
  const ranges = layOutSubnets(create.cidrBlock, zoneCount(create)).private;
  const privateSubnetIds = oneForEachZone({ vpcId: vpc.vpcId, subnetIds }, ranges, { parent: vpc });
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
 * The private subnets of awsx's VPC. Their number is known in every preview, and so is each id that is there already:
 * an id that is not known shows what is in the subnet as replaced. awsx's list is unknown as a whole while one of its
 * subnets is still to be made, such as that of a further zone; so AWS is asked which subnet has a zone's range.
 * @param ranges the IPv4 range of each zone's private subnet
 */
export function oneForEachZone(
  { vpcId, subnetIds }: { readonly vpcId: Output<string>; readonly subnetIds: Output<string[]> },
  ranges: readonly string[],
  options: InvokeOptions,
): Output<string>[] {
  return ranges.map((range, zone) => {
    const made = output(subnetIds[zone]).apply((id) => {
      if (id === undefined)
        throw new Error(`awsx made fewer private subnets than ${ranges.length}, one for each zone`);
      return id;
    });
    const filters = [
      { name: "vpc-id", values: [vpcId] },
      { name: "cidr-block", values: [range] },
    ];
    return getSubnetsOutput({ filters }, options).ids.apply(([there]) => output(there ?? made));
  });
}
