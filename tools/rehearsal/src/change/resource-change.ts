import { isProviderType } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { comparedInputs } from "./compared-inputs.ts";
import { type Difference, differences, leavesOf } from "./difference.ts";
import { isAtOrBelow } from "./property-path.ts";
import { replacingPaths } from "./replacement/replacing-paths.ts";

/** A resource whose inputs a deployment finds changed. */
export interface ChangedResource {
  /** `keep` if all that differs is ignored: nothing happens. */
  readonly kind: "update" | "replace" | "keep";
  readonly before: DeployedResource;
  readonly after: DeployedResource;
  /** What differs, of what is not ignored. */
  readonly differences: readonly Difference[];
  /** What differs and is ignored by the resource's option `ignoreChanges`. */
  readonly ignored: readonly Difference[];
  /** Inputs that replace it; empty unless it is replaced. */
  readonly because: readonly string[];
}

/** A resource that a deployment changes. */
export type ResourceChange =
  | { readonly kind: "create"; readonly after: DeployedResource }
  | { readonly kind: "delete"; readonly before: DeployedResource }
  | ChangedResource;

/** What a deployment changes in the resources of one stack: created and changed ones in order, then what it deletes. */
export function resourceChanges(
  before: readonly DeployedResource[],
  after: readonly DeployedResource[],
): ResourceChange[] {
  const left = new Map(before.filter(isManaged).map((deployed) => [deployed.resource.urn, deployed]));
  const changed = after.filter(isManaged).flatMap((deployed): ResourceChange[] => {
    const { urn, aliases } = deployed.resource;
    const known = [urn, ...aliases].find((name) => left.has(name)) ?? "";
    const earlier = left.get(known);
    left.delete(known);
    if (earlier) return [changeBetween(earlier, deployed) ?? []].flat();
    return isProvider(deployed) ? [] : [{ kind: "create", after: deployed }];
  });
  const gone = [...left.values()].filter((deployed) => !isProvider(deployed));
  return [...changed, ...gone.map((deployed) => ({ kind: "delete" as const, before: deployed }))];
}

/** What a deployment replaces: their URNs. */
export function replacedUrns(changes: readonly ResourceChange[]): string[] {
  return changes.flatMap((change) => (change.kind === "replace" ? [change.after.resource.urn] : []));
}

/** Components, reads and what Pulumi keeps for itself are nothing in AWS; a provider gives all of its resources tags. */
function isManaged({ resource: { custom, external, type } }: DeployedResource): boolean {
  return custom && !external && (isProviderType(type) || !type.startsWith("pulumi:"));
}

function isProvider({ resource: { type } }: DeployedResource): boolean {
  return isProviderType(type);
}

/** What a provider says of itself, and its version, change nothing in AWS. */
const inputsOfProviders = ["defaultTags", "region", "allowedAccountIds", "assumeRoles"];

/** What a deployment makes of a resource that is there; nothing if it finds no difference. */
export function changeBetween(
  before: DeployedResource,
  after: DeployedResource,
): ChangedResource | undefined {
  const { type, options } = after.resource;
  const inputs = comparedInputs(before.resource, after.resource);
  const found = differences(inputs.before, inputs.after).filter(
    ({ path: [property = ""] }) => !isProviderType(type) || inputsOfProviders.includes(property),
  );
  const isIgnored = (difference: Difference) =>
    leavesOf(difference).every(({ path }) =>
      options.ignoreChanges.some((ignored) => isAtOrBelow(path, ignored)),
    );
  const ignored = found.filter(isIgnored);
  const counted = found.filter((difference) => !isIgnored(difference));
  if (found.length === 0) return undefined;
  const because = isProviderType(type)
    ? []
    : [
        ...new Set([
          ...replacingPaths({ type, ...inputs, differences: counted }),
          ...requestedReplacements(counted, options.replaceOnChanges),
        ]),
      ];
  const kind = because.length > 0 ? "replace" : counted.length > 0 ? "update" : "keep";
  return { kind, before, after, differences: counted, ignored, because };
}

/** Inputs that replace the resource because its option `replaceOnChanges` says so. */
function requestedReplacements(found: readonly Difference[], requested: readonly string[]): string[] {
  const leaves = found.flatMap(leavesOf);
  return requested.flatMap((pattern) => {
    const leaf = leaves.find(({ path }) => isAtOrBelow(path, pattern));
    if (!leaf) return [];
    return [pattern === "*" ? (leaf.path[0] ?? pattern) : pattern];
  });
}
