import {
  type AppDetails,
  DeleteAppCommand,
  DeleteSpaceCommand,
  SageMakerClient,
  type SpaceDetails,
  paginateListApps,
  paginateListSpaces,
} from "@aws-sdk/client-sagemaker";
import { collected } from "../../aws/collected.ts";
import type { Connection } from "../../aws/connection.ts";
import type { CommandContext } from "../../command/context.ts";
import { follow } from "../../command/follow.ts";
import type { Leftover } from "../leftover.ts";
import { unlessGone } from "../../aws/gone.ts";

/** Milliseconds within which apps are gone: they take minutes. */
const appLimit = 20 * 60_000;

/** Apps and spaces of a domain, which cannot be deleted before they are. */
export async function appsAndSpaces(
  connection: Connection,
  domain: string,
  context: CommandContext,
): Promise<Leftover[]> {
  const client = connection.client(SageMakerClient);
  const own = { DomainIdEquals: domain };
  const apps = await collected(paginateListApps({ client }, own), (page) => page.Apps?.filter(isThere));
  const spaces = await collected(paginateListSpaces({ client }, own), ({ Spaces }) => Spaces);
  const byName = (one: string, other: string) => (one < other ? -1 : 1);
  return [
    ...apps.map((app) => appLeftover(client, app)).toSorted((one, other) => byName(one.name, other.name)),
    ...spaces
      .filter(({ Status }) => Status !== "Deleting")
      .map((space) => spaceLeftover(connection, space, context))
      .toSorted((one, other) => byName(one.name, other.name)),
  ];
}

const isThere = ({ Status }: AppDetails) => Status !== "Deleted" && Status !== "Deleting";

function appLeftover(client: SageMakerClient, app: AppDetails): Leftover {
  const { DomainId, AppType, AppName, SpaceName, UserProfileName } = app;
  const owner = SpaceName ?? UserProfileName ?? "";
  const name = `${owner}/${AppName}`;
  return {
    kind: "app",
    name,
    detail: `${AppType} of ${DomainId}, ${app.Status}`,
    holdsData: false,
    changes: [
      {
        what: `delete app ${name} (${AppType}) of ${DomainId}`,
        make: () =>
          unlessGone(
            client.send(new DeleteAppCommand({ DomainId, AppType, AppName, SpaceName, UserProfileName })),
          ),
      },
    ],
  };
}

function spaceLeftover(
  connection: Connection,
  { DomainId, SpaceName = "", OwnershipSettingsSummary: owner }: SpaceDetails,
  context: CommandContext,
): Leftover {
  return {
    kind: "space",
    name: SpaceName,
    detail: `of ${owner?.OwnerUserProfileName ?? "everybody"} in ${DomainId}, with its volume`,
    holdsData: true,
    changes: [
      {
        what: `delete space ${SpaceName} of ${DomainId}, with its volume`,
        make: async () => {
          await appsGone(connection, DomainId ?? "", SpaceName, context);
          await unlessGone(
            connection.client(SageMakerClient).send(new DeleteSpaceCommand({ DomainId, SpaceName })),
          );
        },
      },
    ],
  };
}

/** A space is refused while one of its apps is on its way out. */
async function appsGone(
  connection: Connection,
  domain: string,
  space: string,
  context: CommandContext,
): Promise<void> {
  const client = connection.client(SageMakerClient);
  const own = { DomainIdEquals: domain, SpaceNameEquals: space };
  await follow(context, {
    title: `deletion of the apps of ${space}`,
    look: () =>
      collected(paginateListApps({ client }, own), ({ Apps }) =>
        Apps?.filter(({ Status }) => Status !== "Deleted"),
      ),
    isOver: (apps) => apps.length === 0,
    state: (apps) => `${apps.length} apps left`,
    news: () => [],
    limit: appLimit,
    again: `cleanup ${connection.place.name}`,
  });
}
