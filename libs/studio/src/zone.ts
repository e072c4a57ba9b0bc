import { type Output, type Resource, ResourceError } from "@pulumi/pulumi";
import type { NetworkRef } from "@mlops/contracts";

/** Problems of a zone's number. How many zones a network has is known only where the network is. */
export function zoneProblems(argument: string, zone: number): string[] {
  if (Number.isInteger(zone) && zone >= 0) return [];
  return [`${argument}: got ${zone}; expected the number of a zone of the network, 0 for the first`];
}

/**
 * The private subnet of one zone of a network.
 * @param zone place in the network's list, 0 for the first
 * @param component who asks, for the error when the network has no such zone
 */
export function subnetInZone(network: NetworkRef, zone: number, component: Resource): Output<string> {
  return network.privateSubnetIds.apply((ids) => {
    const id = ids[zone];
    if (id !== undefined) return id;
    throw new ResourceError(
      `zone: got ${zone}; the network has ${ids.length} private subnets, 0 to ${ids.length - 1}`,
      component,
      true,
    );
  });
}
