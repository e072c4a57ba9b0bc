import type { InvokeOptions } from "@pulumi/pulumi";
import { existingId, existingIds } from "./existing-ids.ts";
import { isPrefixListId } from "./ipv4-range-values.ts";
import { type ExistingNetworkSettings, minZones } from "./network-settings.ts";
import type { VpcPlan } from "./vpc-plan.ts";
import type { Destination } from "./workload-group.ts";

/** Find a VPC and its subnets, given or in SSM. */
export function existingVpc(settings: ExistingNetworkSettings, options: InvokeOptions): VpcPlan {
  const { endpoints, flowLogs, closeDefaultSecurityGroup, workloadSecurityGroup: group } = settings;
  return {
    vpcId: existingId(settings.vpc, "vpc", options),
    privateSubnetIds: existingIds(settings.privateSubnets, "subnet", minZones, options),
    endpoints: endpoints && {
      settings: endpoints,
      routeTableIds: existingIds(endpoints.routeTables, "rtb", 1, options),
      clientCidrBlocks: endpoints.clientCidrBlocks,
      furtherServices: [],
    },
    workloads:
      "create" in group
        ? { destinations: destinationsOf(group.create.httpsTo) }
        : { securityGroupId: existingId(group, "sg", options) },
    closeDefaultSecurityGroup,
    flowLogs,
  };
}

function destinationsOf(httpsTo: readonly string[]): Destination[] {
  return httpsTo.map((to) => ({
    name: to.replace("/", "-"),
    description: `HTTPS to ${to}`,
    ...(isPrefixListId(to) ? { prefixListId: to } : { cidrIpv4: to }),
  }));
}
