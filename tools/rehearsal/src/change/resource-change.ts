import { type RegisteredResource, isRootStackType, toPlainProperties } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";
import { type Difference, differences } from "./difference.ts";
import { replaces } from "./replaced-properties.ts";

/** A resource that a deployment changes. */
export type ResourceChange =
  | { readonly kind: "create"; readonly after: DeployedResource }
  | { readonly kind: "delete"; readonly before: DeployedResource }
  | {
      readonly kind: "update" | "replace";
      readonly before: DeployedResource;
      readonly after: DeployedResource;
      readonly differences: readonly Difference[];
      /** Inputs that replace it; empty for an update. */
      readonly because: readonly string[];
    };

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
    return earlier ? changeOf(earlier, deployed) : [{ kind: "create", after: deployed }];
  });
  return [...changed, ...[...left.values()].map((gone) => ({ kind: "delete" as const, before: gone }))];
}

/** Components, providers' reads and the stack itself are nothing in AWS. */
function isManaged({ resource: { custom, external, type } }: DeployedResource): boolean {
  return custom && !external && !isRootStackType(type) && !type.startsWith("pulumi:");
}

function changeOf(before: DeployedResource, after: DeployedResource): ResourceChange[] {
  const { type, options } = after.resource;
  const found = differences(inputsOf(before.resource), inputsOf(after.resource)).filter(
    ({ path }) => !options.ignoreChanges.some((ignored) => isAtOrBelow(path, ignored)),
  );
  if (found.length === 0) return [];
  const properties = [...new Set(found.map(({ path: [property = ""] }) => property))];
  const because = properties.filter(
    (property) => replaces(type, property) || options.replaceOnChanges.includes(property),
  );
  return [{ kind: because.length > 0 ? "replace" : "update", before, after, differences: found, because }];
}

function inputsOf({ inputs }: RegisteredResource) {
  return toPlainProperties(inputs);
}

/** Whether a difference is at or below an ignored path such as `tags.owner`. */
function isAtOrBelow(path: readonly string[], ignored: string): boolean {
  const parts = ignored.split(/[.[\]"]+/).filter((part) => part !== "");
  return parts.every((part, index) => part === "*" || part === path[index]);
}
