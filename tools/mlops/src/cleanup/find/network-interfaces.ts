import {
  DeleteNetworkInterfaceCommand,
  EC2Client,
  type NetworkInterface,
  paginateDescribeNetworkInterfaces,
} from "@aws-sdk/client-ec2";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import type { Leftover } from "../leftover.ts";
import { unlessGone } from "../../aws/gone.ts";

/** What SageMaker and Lambda call the interfaces that they make in somebody's VPC. */
const ofService = /SageMaker|AWS Lambda VPC ENI/i;

/** Interfaces that endpoints, jobs and functions have left in these VPCs: subnets cannot be deleted before they are gone. */
export async function networkInterfaces(
  connection: Connection,
  vpcs: readonly string[],
): Promise<Leftover[]> {
  if (vpcs.length === 0) return [];
  const client = connection.client(EC2Client);
  const pages = paginateDescribeNetworkInterfaces(
    { client },
    { Filters: [{ Name: "vpc-id", Values: [...vpcs] }] },
  );
  const interfaces = await collected(pages, (page) => page.NetworkInterfaces);
  return interfaces
    .filter(({ Description = "" }) => ofService.test(Description))
    .toSorted((one, other) => ((one.NetworkInterfaceId ?? "") < (other.NetworkInterfaceId ?? "") ? -1 : 1))
    .map((one) => interfaceLeftover(client, one));
}

function interfaceLeftover(
  client: EC2Client,
  { NetworkInterfaceId = "", Description, Status, SubnetId, RequesterManaged }: NetworkInterface,
): Leftover {
  const where = `${Description} in ${SubnetId}`;
  const leftover = { kind: "network interface", name: NetworkInterfaceId, holdsData: false };
  if (Status !== "available" || RequesterManaged === true) {
    return {
      ...leftover,
      detail: `${where}: in use; AWS deletes it within an hour after its endpoint, job or function`,
    };
  }
  return {
    ...leftover,
    detail: where,
    changes: [
      {
        what: `delete network interface ${NetworkInterfaceId} (${where})`,
        make: () => unlessGone(client.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }))),
      },
    ],
  };
}
