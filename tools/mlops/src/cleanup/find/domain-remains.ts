import { EC2Client, type Subnet, paginateDescribeSubnets } from "@aws-sdk/client-ec2";
import {
  DeleteFileSystemCommand,
  DeleteMountTargetCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  type FileSystemDescription,
  TagResourceCommand,
  paginateDescribeFileSystems,
} from "@aws-sdk/client-efs";
import { SageMakerClient, paginateListDomains } from "@aws-sdk/client-sagemaker";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import type { StackPlace } from "../../aws/stack-place.ts";
import type { CommandContext } from "../../command/context.ts";
import { elapsed } from "../../command/elapsed.ts";
import { follow } from "../../command/follow.ts";
import type { Leftover } from "../leftover.ts";
import { unlessGone } from "../../aws/gone.ts";
import { nfsSecurityGroups } from "./nfs-security-groups.ts";

/** The tag by which SageMaker says which domain a file system belongs to. */
const domainTag = "ManagedByAmazonSageMakerResource";

/** What SageMaker has made for domains that are gone, in these VPCs: home folders, and the security groups of NFS. */
export async function domainRemains(
  connection: Connection,
  vpcs: readonly string[],
  context: CommandContext,
): Promise<Leftover[]> {
  if (vpcs.length === 0) return [];
  const domains = await collected(
    paginateListDomains({ client: connection.client(SageMakerClient) }, {}),
    ({ Domains }) => Domains,
  );
  const alive = new Set(domains.map(({ DomainId }) => DomainId ?? ""));
  const subnets: Subnet[] = await collected(
    paginateDescribeSubnets(
      { client: connection.client(EC2Client) },
      { Filters: [{ Name: "vpc-id", Values: [...vpcs] }] },
    ),
    ({ Subnets }) => Subnets,
  );
  const own = new Set(subnets.map(({ SubnetId }) => SubnetId ?? ""));
  return [
    ...(await homeFolders(connection, alive, own, context)),
    ...(await nfsSecurityGroups(connection, vpcs, alive)),
  ];
}

async function homeFolders(
  connection: Connection,
  alive: ReadonlySet<string>,
  subnets: ReadonlySet<string>,
  context: CommandContext,
): Promise<Leftover[]> {
  const client = connection.client(EFSClient);
  const systems = await collected(
    paginateDescribeFileSystems({ client }, {}),
    ({ FileSystems }) => FileSystems,
  );
  const leftovers: Leftover[] = [];
  for (const system of systems.toSorted((one, other) =>
    (one.FileSystemId ?? "") < (other.FileSystemId ?? "") ? -1 : 1,
  )) {
    const domain = domainOf(system);
    if (domain === undefined || alive.has(domain) || system.LifeCycleState === "deleting") continue;
    const { FileSystemId } = system;
    const { MountTargets = [] } = await client.send(new DescribeMountTargetsCommand({ FileSystemId }));
    const isInNetwork = MountTargets.some(({ SubnetId = "" }) => subnets.has(SubnetId));
    // Without a way into a network of the stack only the mark of an earlier cleanup tells whose it is.
    if (!isInNetwork && !isMarked(system, connection.place)) continue;
    leftovers.push(homeFolderLeftover(connection, system, domain, context));
  }
  return leftovers;
}

function domainOf({ Tags = [] }: FileSystemDescription): string | undefined {
  return Tags.find(({ Key }) => Key === domainTag)
    ?.Value?.split("/")
    .at(-1);
}

/** The tag that says which stack's cleanup has begun to delete a file system. */
const cleanupTag = "CleanedUpWith";

const isMarked = ({ Tags = [] }: FileSystemDescription, { name }: StackPlace) =>
  Tags.some(({ Key, Value }) => Key === cleanupTag && Value === name);

function homeFolderLeftover(
  connection: Connection,
  { FileSystemId = "", SizeInBytes, CreationTime }: FileSystemDescription,
  domain: string,
  context: CommandContext,
): Leftover {
  const client = connection.client(EFSClient);
  const mark = [{ Key: cleanupTag, Value: connection.place.name }];
  const mebibytes = Math.round((SizeInBytes?.Value ?? 0) / 2 ** 20);
  const age =
    CreationTime === undefined
      ? ""
      : `, made ${elapsed(context.clock.now().getTime() - CreationTime.getTime())} ago`;
  return {
    kind: "file system",
    name: FileSystemId,
    detail: `home folders of ${domain}, which is gone: ${mebibytes} MiB${age}`,
    holdsData: true,
    changes: [
      {
        what: `delete file system ${FileSystemId}, the home folders of ${domain}, with its mount targets`,
        make: async () => {
          // Without its mount targets it could not be found again, should this end half way.
          await unlessGone(client.send(new TagResourceCommand({ ResourceId: FileSystemId, Tags: mark })));
          await unlessGone(deleteMountTargets(connection, FileSystemId, context));
          await unlessGone(client.send(new DeleteFileSystemCommand({ FileSystemId })));
        },
      },
    ],
  };
}

async function deleteMountTargets(
  connection: Connection,
  FileSystemId: string,
  context: CommandContext,
): Promise<void> {
  const client = connection.client(EFSClient);
  const targets = async () =>
    (await client.send(new DescribeMountTargetsCommand({ FileSystemId }))).MountTargets ?? [];
  for (const { MountTargetId } of await targets()) {
    await unlessGone(client.send(new DeleteMountTargetCommand({ MountTargetId })));
  }
  await follow(context, {
    title: `deletion of the mount targets of ${FileSystemId}`,
    look: targets,
    isOver: (left) => left.length === 0,
    state: (left) => `${left.length} mount targets left`,
    news: () => [],
    limit: 10 * 60_000,
    again: `cleanup ${connection.place.name}`,
  });
}
