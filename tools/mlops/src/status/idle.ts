import {
  DescribeNotebookInstanceCommand,
  SageMakerClient,
  paginateListApps,
} from "@aws-sdk/client-sagemaker";
import { collected } from "../aws/collected.ts";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { isThere } from "../aws/gone.ts";
import { moment } from "../command/moment.ts";
import type { Row } from "../command/table.ts";
import type { ServingVariant } from "./endpoints.ts";
import { type Section, section } from "./section.ts";

/** What runs by the hour. */
interface Running {
  readonly variants: readonly ServingVariant[];
  readonly notebooks: readonly string[];
  readonly domains: readonly string[];
}

/** What costs money by the hour and has not been asked anything in 24 hours, or may be forgotten: somebody's apps and notebooks. */
export async function idle(connection: Connection, running: Running): Promise<Section> {
  const endpoints = running.variants
    .filter(({ instanceCount, requests }) => instanceCount > 0 && requests === 0)
    .map(({ endpoint, variant, instances }) => ({
      what: `endpoint ${endpoint}, variant ${variant}`,
      runs: instances,
      since: "no request in 24 h",
    }));
  const rows = [
    ...endpoints,
    ...(await notebookRows(connection, running.notebooks)),
    ...(await appRows(connection, running.domains)),
  ];
  return section(["idle", "idle or forgotten"], { what: "what", runs: "runs", since: "since" }, rows);
}

async function notebookRows(connection: Connection, names: readonly string[]): Promise<Row[]> {
  const client = connection.client(SageMakerClient);
  const rows = await concurrently(names, async (NotebookInstanceName) => {
    const notebook = client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName }));
    if (!(await isThere(notebook))) return [];
    const { NotebookInstanceStatus, InstanceType, LastModifiedTime } = await notebook;
    if (NotebookInstanceStatus !== "InService") return [];
    return [
      {
        what: `notebook instance ${NotebookInstanceName}`,
        runs: InstanceType,
        since: moment(LastModifiedTime),
      },
    ];
  });
  return rows.flat();
}

async function appRows(connection: Connection, domains: readonly string[]): Promise<Row[]> {
  const client = connection.client(SageMakerClient);
  const rows = await concurrently(domains, async (domain) => {
    const pages = paginateListApps({ client }, { DomainIdEquals: domain });
    const apps = await collected(pages, ({ Apps }) => Apps?.filter(({ Status }) => Status === "InService"));
    return apps.map(({ AppType, SpaceName, UserProfileName, ResourceSpec, CreationTime }) => ({
      what: `${AppType} of ${SpaceName ?? UserProfileName}`,
      runs: ResourceSpec?.InstanceType,
      since: moment(CreationTime),
    }));
  });
  return rows.flat().toSorted((one, other) => (one.what < other.what ? -1 : 1));
}
