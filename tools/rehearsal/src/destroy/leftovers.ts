import { type PlainProperties, toPlain } from "@mlops/engine";
import { plainInputs } from "../change/compared-inputs.ts";
import { valueAt } from "../change/difference.ts";
import type { RehearsalFinding } from "../finding.ts";
import type { DeployedResource } from "../rehearsal.ts";

/** Days that a key stays unless the program says how many. */
const DEFAULT_WINDOW = 30;

/** What stays of a resource after its deletion; nothing if nothing does. */
type Leftover = (inputs: PlainProperties) => string | undefined;

const stays: Readonly<Record<string, Leftover>> = {
  "aws:kms/key:Key": ({ deletionWindowInDays = DEFAULT_WINDOW }) =>
    `the key stays for ${String(deletionWindowInDays)} days; until then \`aws kms cancel-key-deletion\` brings it back`,
  "aws:sagemaker/domain:Domain": (inputs) =>
    valueAt(inputs, ["retentionPolicy", "homeEfsFileSystem"]) === "Delete"
      ? undefined
      : "its file system stays, with mount targets and two security groups that keep the VPC from being deleted",
  "aws:sagemaker/featureGroup:FeatureGroup": (inputs) =>
    inputs.offlineStoreConfig === undefined ? undefined : "the offline store's objects and Glue table stay",
  "aws:sagemaker/servicecatalogPortfolioStatus:ServicecatalogPortfolioStatus": () =>
    "the portfolio stays enabled: the provider deletes nothing",
};

/** Names of log groups that services make by themselves, by type and the property that holds the resource's name. */
const serviceLogs: Readonly<Record<string, { readonly name: string; readonly group: string }>> = {
  "aws:codebuild/project:Project": { name: "name", group: "/aws/codebuild/" },
  "aws:lambda/function:Function": { name: "name", group: "/aws/lambda/" },
  "aws:sagemaker/endpoint:Endpoint": { name: "name", group: "/aws/sagemaker/Endpoints/" },
};

/** What stays in AWS after resources are destroyed. */
export function leftovers(resources: readonly DeployedResource[]): RehearsalFinding[] {
  const groups = new Set(resources.map(({ resource }) => toPlain(resource.outputs.name ?? null)));
  return resources.flatMap((deployed): RehearsalFinding[] => {
    const { type, custom, external, options } = deployed.resource;
    if (!custom || external) return [];
    if (options.retainOnDelete)
      return [leftover(deployed, "stays: retainOnDelete is set; nothing manages it any more")];
    const message = stays[type]?.(plainInputs(deployed.resource.inputs));
    const log = serviceLogOf(deployed);
    return [
      ...(message === undefined ? [] : [leftover(deployed, message)]),
      ...(log === undefined || groups.has(log)
        ? []
        : [leftover(deployed, `the log group ${log}, which the service makes, stays`)]),
    ];
  });
}

function leftover(resource: DeployedResource, message: string): RehearsalFinding {
  return { kind: "destroy-leftover", severity: "warning", stack: resource.stack, resource, message };
}

/** The log group that a service makes for a resource whose program does not say where it logs. */
function serviceLogOf({ resource: { type, inputs, outputs } }: DeployedResource): string | undefined {
  const logs = serviceLogs[type];
  const plain = plainInputs(inputs);
  const isElsewhere =
    valueAt(plain, ["loggingConfig", "logGroup"]) !== undefined ||
    valueAt(plain, ["logsConfig", "cloudwatchLogs", "groupName"]) !== undefined;
  const name = logs && toPlain(outputs[logs.name] ?? null);
  return logs && !isElsewhere && typeof name === "string" ? `${logs.group}${name}` : undefined;
}
