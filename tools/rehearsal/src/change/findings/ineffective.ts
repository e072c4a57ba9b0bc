import { toPlain } from "@mlops/engine";
import { type RehearsalFinding, shortLabelOf } from "../../finding.ts";
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

/** Changes of a program that change nothing in AWS. */
export function ineffectiveChanges({ stack, changes }: StackChange): RehearsalFinding[] {
  const changed = changedIn(changes);
  return [
    ...changed.flatMap(unsentChanges),
    ...changed.flatMap((change) => unreadDefinitions(change, changed)),
  ].map((ineffective) => findingOf(stack, ineffective));
}

/** What `ignoreChanges` hides stays as it is, unless the resource is replaced. */
export function ignoredChanges({ stack, changes }: StackChange): RehearsalFinding[] {
  return changedIn(changes).flatMap((change) => {
    if (change.ignored.length === 0 || change.kind === "replace") return [];
    const paths = change.ignored.map(({ path }) => pathText(path)).join(", ");
    const reason = "ignoreChanges of the resource names it; change it by hand, or replace the resource";
    return [findingOf(stack, { change, message: `${paths}: the change does nothing: ${reason}` })];
  });
}

function changedIn(changes: readonly ResourceChange[]): ChangedResource[] {
  return changes.flatMap((change) => (change.kind === "create" || change.kind === "delete" ? [] : [change]));
}

interface Ineffective {
  readonly change: ChangedResource;
  readonly message: string;
}

function findingOf(stack: string, { change: { after }, message }: Ineffective): RehearsalFinding {
  return { kind: "ineffective-change", severity: "warning", stack, resource: after, message };
}

function unsentChanges(change: ChangedResource): Ineffective[] {
  if (change.kind !== "update" || !isConcerned(change)) return [];
  const leaves = change.differences.flatMap(leavesOf);
  return (rules[change.after.resource.type] ?? []).flatMap(({ concerns, reason }) => {
    const found = leaves.filter((leaf) => concerns(leaf.path, leaf));
    const paths = found.map(({ path }) => pathText(path)).join(", ");
    return found.length === 0 ? [] : [{ change, message: `${paths}: the change does nothing: ${reason}` }];
  });
}

/** Of catalog tables, only those of Iceberg keep what they are elsewhere. */
function isConcerned({ after: { resource } }: ChangedResource): boolean {
  if (resource.type !== "aws:glue/catalogTable:CatalogTable") return true;
  return valueAt(plainInputs(resource.inputs), ["openTableFormatInput"]) !== undefined;
}

/** A pipeline reads its definition again only when the place changes. */
function unreadDefinitions(change: ChangedResource, all: readonly ChangedResource[]): Ineffective[] {
  const { after, differences } = change;
  if (!/^aws:s3\/bucketObject/.test(after.resource.type) || differences.length === 0) return [];
  const key = toPlain(after.resource.inputs.key ?? null);
  return all.flatMap((pipeline): Ineffective[] => {
    if (pipeline.after.resource.type !== "aws:sagemaker/pipeline:Pipeline") return [];
    const place = valueAt(plainInputs(pipeline.after.resource.inputs), ["pipelineDefinitionS3Location"]);
    if (valueAt(place, ["objectKey"]) !== key || valueAt(place, ["versionId"]) !== undefined) return [];
    const isMoved = pipeline.differences.some(({ path }) => at("pipelineDefinitionS3Location")(path));
    const object = shortLabelOf(after.resource);
    return isMoved
      ? []
      : [
          {
            change: pipeline,
            message: `pipelineDefinitionS3Location: the new ${object} is not read under the same key; name its versionId, or put a hash into the key`,
          },
        ];
  });
}
