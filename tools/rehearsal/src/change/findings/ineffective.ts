import { type PlainValue, toPlain } from "@mlops/engine";
import { type RehearsalFinding, shortLabelOf } from "../../finding.ts";
import type { DeployedResource } from "../../rehearsal.ts";
import { type Difference, leavesOf, valueAt } from "../difference.ts";
import { isAtOrBelow, pathText } from "../property-path.ts";
import type { StackChange } from "../rehearse-change.ts";
import type { ChangedResource, ResourceChange } from "../resource-change.ts";
import { plainInputs } from "../compared-inputs.ts";

/** Changes that the provider does not bring to AWS, or that do not act there. */
interface IneffectiveRule {
  /** Whether a changed value stays without effect; its path is a leaf's. */
  readonly concerns: (path: readonly string[], difference: Difference) => boolean;
  /** Why, and what to do. */
  readonly reason: string;
}

const at =
  (...patterns: readonly string[]) =>
  (path: readonly string[]) =>
    patterns.some((pattern) => isAtOrBelow(path, pattern));

const removedBelow =
  (...patterns: readonly string[]) =>
  (path: readonly string[], { after }: Difference) =>
    after === undefined && path.length > 1 && at(...patterns)(path);

const KEPT = "the provider sends only what is set, so what was there stays; write the wanted value";

const rules: Readonly<Record<string, readonly IneffectiveRule[]>> = {
  "aws:glue/catalogTable:CatalogTable": [
    {
      concerns: at("storageDescriptor.columns", "parameters"),
      reason:
        "the catalog's columns and parameters do not reach an Iceberg table's metadata; change the schema by Athena",
    },
  ],
  "aws:iam/role:Role": [
    {
      concerns: (path, { after }) => after === undefined && at("inlinePolicies", "managedPolicyArns")(path),
      reason: "the provider removes no policy that is left out here; use RolePolicy and RolePolicyAttachment",
    },
  ],
  "aws:sagemaker/domain:Domain": [
    { concerns: removedBelow("defaultUserSettings", "defaultSpaceSettings", "domainSettings"), reason: KEPT },
  ],
  "aws:sagemaker/endpoint:Endpoint": [
    { concerns: (path, { after }) => after === undefined && at("deploymentConfig")(path), reason: KEPT },
  ],
  "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration": [
    { concerns: at("onCreate"), reason: "it runs when a notebook instance is created, and never again" },
    { concerns: at("onStart"), reason: "it runs at the next start; stop and start the notebook instances" },
  ],
  "aws:sagemaker/space:Space": [
    {
      concerns: at("ownershipSettings", "spaceSharingSettings"),
      reason: "the provider never sends it, and plans the change again and again; add it to replaceOnChanges",
    },
  ],
  "aws:sagemaker/userProfile:UserProfile": [
    { concerns: removedBelow("userSettings"), reason: KEPT },
    {
      concerns: (path) => !at("userSettings", "tags", "tagsAll")(path),
      reason: "the provider only ever updates userSettings; replace the profile",
    },
  ],
};

/**
 * Changes of a program that change nothing in AWS.
 * @param all resources that are there afterwards
 */
export function ineffectiveChanges(
  { stack, changes }: StackChange,
  all: readonly DeployedResource[],
): RehearsalFinding[] {
  const changed = changedIn(changes);
  const ineffective = [
    ...changed.flatMap(unsentChanges),
    ...changed.flatMap((change) => unreadDefinitions(change, changed, all)),
  ];
  return ineffective.map((each) => findingOf(stack, each));
}

/** What `ignoreChanges` hides stays as it is, unless the resource is replaced. */
export function ignoredChanges({ stack, changes }: StackChange): RehearsalFinding[] {
  return changedIn(changes).flatMap((change) => {
    if (change.ignored.length === 0 || change.kind === "replace") return [];
    const paths = change.ignored.map(({ path }) => pathText(path)).join(", ");
    const reason = "ignoreChanges of the resource names it; change it by hand, or replace the resource";
    return [
      findingOf(stack, { resource: change.after, message: `${paths}: the change does nothing: ${reason}` }),
    ];
  });
}

function changedIn(changes: readonly ResourceChange[]): ChangedResource[] {
  return changes.flatMap((change) => (change.kind === "create" || change.kind === "delete" ? [] : [change]));
}

interface Ineffective {
  readonly resource: DeployedResource;
  readonly message: string;
}

function findingOf(stack: string, { resource, message }: Ineffective): RehearsalFinding {
  return { kind: "ineffective-change", severity: "warning", stack, resource, message };
}

function unsentChanges(change: ChangedResource): Ineffective[] {
  if (change.kind !== "update" || !isConcerned(change)) return [];
  const leaves = change.differences.flatMap(leavesOf);
  return (rules[change.after.resource.type] ?? []).flatMap(({ concerns, reason }) => {
    const found = leaves.filter((leaf) => concerns(leaf.path, leaf));
    const paths = found.map(({ path }) => pathText(path)).join(", ");
    return found.length === 0
      ? []
      : [{ resource: change.after, message: `${paths}: the change does nothing: ${reason}` }];
  });
}

/** Of catalog tables, only those of Iceberg keep what they are elsewhere. */
function isConcerned({ after: { resource } }: ChangedResource): boolean {
  if (resource.type !== "aws:glue/catalogTable:CatalogTable") return true;
  return valueAt(plainInputs(resource.inputs), ["openTableFormatInput"]) !== undefined;
}

/** Pipelines read their definition again only when its place changes. */
function unreadDefinitions(
  { after: object, differences }: ChangedResource,
  changed: readonly ChangedResource[],
  all: readonly DeployedResource[],
): Ineffective[] {
  if (!object.resource.type.startsWith("aws:s3/bucketObject") || differences.length === 0) return [];
  const key = toPlain(object.resource.inputs.key ?? null);
  const isMoved = ({ resource: { urn } }: DeployedResource) =>
    changed.some(
      ({ after, differences: found }) =>
        after.resource.urn === urn && found.some(({ path }) => at("pipelineDefinitionS3Location")(path)),
    );
  const message =
    `pipelineDefinitionS3Location: the new ${shortLabelOf(object.resource)} is not read under the same key; name its ` +
    "versionId, or put a hash into the key";
  return all
    .filter((resource) => readsDefinition(resource, key) && !isMoved(resource))
    .map((resource) => ({ resource, message }));
}

/** Whether a resource is a pipeline whose definition is the newest version of an object. */
function readsDefinition({ resource: { type, inputs } }: DeployedResource, key: PlainValue): boolean {
  if (type !== "aws:sagemaker/pipeline:Pipeline") return false;
  const place = valueAt(plainInputs(inputs), ["pipelineDefinitionS3Location"]);
  return valueAt(place, ["objectKey"]) === key && valueAt(place, ["versionId"]) === undefined;
}
