import { type Output, type Resource, ResourceError, all } from "@pulumi/pulumi";
import { z } from "zod";
import type { NetworkRef } from "@mlops/contracts";
import { problem } from "@mlops/core";

const error = "expected the number of a zone of the network, 0 for the first";

/** Number of a zone of the network. How many zones there are is known only where the network is. */
export const zoneNumber = z
  .int({ error })
  .min(0, { error })
  .default(0)
  .describe(
    "Zone of the network whose private subnet it is in, 0 for the first. Another zone is another machine, with another " +
      "disk.",
  );

/**
 * The private subnet of one zone of a network. It is known even while that of another zone is still to be made: an id
 * that is not known would show whatever is in the subnet as replaced.
 * @param zone index in the network's list of private subnets, 0 for the first
 * @param component the component that needs the subnet, for the error
 * @throws ResourceError, when the subnets are known, if the network has no such zone
 */
export function subnetInZone(network: NetworkRef, zone: number, component: Resource): Output<string> {
  const ids = network.privateSubnetIds;
  return all([ids[zone], ids.length]).apply(([id, zones]) => {
    if (id !== undefined) return id;
    const expected = `0 to ${zones - 1}, because the network has ${zones} private subnets`;
    throw new ResourceError(problem("zone", zone, expected), component, true);
  });
}
