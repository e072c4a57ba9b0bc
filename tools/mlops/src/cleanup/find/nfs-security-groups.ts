import {
  DeleteSecurityGroupCommand,
  EC2Client,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroup,
  paginateDescribeSecurityGroups,
} from "@aws-sdk/client-ec2";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import type { Leftover } from "../leftover.ts";
import { unlessGone } from "../../aws/gone.ts";

/** How SageMaker names the two security groups of a domain's file system. They name each other. */
const name = /^security-group-for-(?:inbound|outbound)-nfs-(?<domain>d-[a-z0-9]+)$/;

/** Security groups of the file systems of domains that are gone. The rules of all go first, because they name each other. */
export async function nfsSecurityGroups(
  connection: Connection,
  vpcs: readonly string[],
  alive: ReadonlySet<string>,
): Promise<Leftover[]> {
  const client = connection.client(EC2Client);
  const pages = paginateDescribeSecurityGroups(
    { client },
    {
      Filters: [
        { Name: "vpc-id", Values: [...vpcs] },
        { Name: "group-name", Values: ["security-group-for-*-nfs-d-*"] },
      ],
    },
  );
  const groups = (await collected(pages, ({ SecurityGroups }) => SecurityGroups)).flatMap((group) => {
    const domain = name.exec(group.GroupName ?? "")?.groups?.["domain"];
    return domain === undefined || alive.has(domain) ? [] : [{ group, domain }];
  });
  const sorted = groups.toSorted((one, other) => (nameOf(one.group) < nameOf(other.group) ? -1 : 1));
  const leftovers = sorted.map(({ group, domain }) => groupLeftover(client, group, domain));
  const [first, ...others] = leftovers;
  if (first === undefined) return [];
  const revocation = {
    what: `revoke the rules of ${groups.length} security groups, which name each other`,
    make: async () => {
      for (const { group } of groups) await revokeRules(client, group);
    },
  };
  return [{ ...first, changes: [revocation, ...first.changes] }, ...others];
}

const nameOf = ({ GroupName = "" }: SecurityGroup) => GroupName;

function groupLeftover(client: EC2Client, group: SecurityGroup, domain: string) {
  const { GroupId } = group;
  return {
    kind: "security group",
    name: nameOf(group),
    detail: `${GroupId} of ${domain}, which is gone`,
    holdsData: false,
    changes: [
      {
        what: `delete security group ${nameOf(group)} (${GroupId})`,
        make: () => unlessGone(client.send(new DeleteSecurityGroupCommand({ GroupId }))),
      },
    ],
  };
}

async function revokeRules(
  client: EC2Client,
  { GroupId, IpPermissions = [], IpPermissionsEgress = [] }: SecurityGroup,
): Promise<void> {
  if (IpPermissions.length > 0) {
    await unlessGone(client.send(new RevokeSecurityGroupIngressCommand({ GroupId, IpPermissions })));
  }
  if (IpPermissionsEgress.length > 0) {
    await unlessGone(
      client.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: IpPermissionsEgress })),
    );
  }
}
