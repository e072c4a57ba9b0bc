import {
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageGroupCommand,
  type ModelPackageSummary,
  SageMakerClient,
  paginateListModelPackages,
} from "@aws-sdk/client-sagemaker";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import type { CommandContext } from "../../command/context.ts";
import { Interrupted } from "../../command/failures.ts";
import type { Leftover } from "../leftover.ts";
import { isThere, unlessGone } from "../../aws/gone.ts";

/** Model package groups with their versions: a group is not deleted while it has one. */
export async function modelPackages(
  connection: Connection,
  groups: readonly string[],
  { interruption }: CommandContext,
): Promise<Leftover[]> {
  const client = connection.client(SageMakerClient);
  const leftovers: Leftover[] = [];
  for (const name of groups) {
    const described = client.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: name }));
    if (!(await isThere(described))) continue;
    const versions = await collected(
      paginateListModelPackages({ client }, { ModelPackageGroupName: name }),
      ({ ModelPackageSummaryList }) => ModelPackageSummaryList,
    );
    const detail = `with ${versions.length} ${versions.length === 1 ? "version" : "versions"}`;
    leftovers.push({
      kind: "model package group",
      name,
      detail,
      holdsData: true,
      changes: [
        {
          what: `delete model package group ${name}, ${detail}`,
          make: async () => {
            await deleteVersions(client, versions, interruption);
            await unlessGone(
              client.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: name })),
            );
          },
        },
      ],
    });
  }
  return leftovers;
}

async function deleteVersions(
  client: SageMakerClient,
  versions: readonly ModelPackageSummary[],
  interruption: AbortSignal,
): Promise<void> {
  for (const [index, { ModelPackageArn }] of versions.entries()) {
    if (interruption.aborted) {
      throw new Interrupted(
        `interrupted; deleted ${index} of ${versions.length} versions; run it again to go on`,
      );
    }
    await unlessGone(client.send(new DeleteModelPackageCommand({ ModelPackageName: ModelPackageArn })));
  }
}
