import type { InvokeOptions } from "@pulumi/pulumi";
import { existingId, existingIds } from "./existing.ts";
import type { ExistingNetworkArgs, NewWorkloadGroup } from "./network-args.ts";
import { fewestZones, isPrefixListId } from "./network-problems.ts";
import type { Site } from "./site.ts";
import type { Destination } from "./workload-group.ts";

/** Find a VPC and its subnets, given or in SSM. */
export function existingSite(args: ExistingNetworkArgs, options: InvokeOptions): Site {
  const { endpoints, workloadSecurityGroup: group } = args;
  return {
    vpcId: existingId(args.vpc, "vpc", options),
    privateSubnetIds: existingIds(args.privateSubnets, "subnet", fewestZones, options),
    endpoints: endpoints && {
      choice: endpoints,
      routeTableIds: existingIds(endpoints.routeTables, "rtb", 1, options),
      clientCidrBlocks: endpoints.clientCidrBlocks,
    },
    workloads:
      "create" in group
        ? { destinations: destinationsOf(group.create) }
        : { securityGroupId: existingId(group, "sg", options) },
    closeDefaultSecurityGroup: args.closeDefaultSecurityGroup ?? false,
    flowLogs: args.flowLogs,
  };
}

function destinationsOf({ httpsTo = [] }: NewWorkloadGroup): Destination[] {
  return httpsTo.map((to) => ({
    name: to.replace("/", "-"),
    description: `HTTPS to ${to}`,
    ...(isPrefixListId(to) ? { prefixListId: to } : { cidrIpv4: to }),
  }));
}
