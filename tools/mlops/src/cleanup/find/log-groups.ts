import {
  CloudWatchLogsClient,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { concurrently } from "../../aws/concurrently.ts";
import type { Connection } from "../../aws/connection.ts";
import type { Leftover } from "../leftover.ts";
import { unlessGone } from "../../aws/gone.ts";

/** Log groups that are there. The tagging API goes on naming some that are gone. */
export async function logGroups(connection: Connection, names: readonly string[]): Promise<Leftover[]> {
  const client = connection.client(CloudWatchLogsClient);
  const there = await concurrently(names, (name) => isGroup(client, name));
  return names
    .filter((_, index) => there[index])
    .map((logGroupName) => ({
      kind: "log group",
      name: logGroupName,
      detail: "with everything that was logged",
      holdsData: true,
      changes: [
        {
          what: `delete log group ${logGroupName}`,
          make: () => unlessGone(client.send(new DeleteLogGroupCommand({ logGroupName }))),
        },
      ],
    }));
}

/** The groups whose names begin alike come in the order of their names: the shortest is the first. */
async function isGroup(client: CloudWatchLogsClient, name: string): Promise<boolean> {
  const { logGroups: [first] = [] } = await client.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 1 }),
  );
  return first?.logGroupName === name;
}
