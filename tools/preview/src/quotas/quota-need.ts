import {
  type PlainProperties,
  type PlainValue,
  type RegisteredResource,
  toPlainProperties,
} from "@mlops/engine";
import type { ServiceQuota } from "@mlops/aws";

/** How much of a quota resources need. */
export interface QuotaNeed {
  readonly quota: ServiceQuota;
  /** At the peak: while a deployment replaces what is there. */
  readonly count: number;
  /** Names of the resources. */
  readonly by: readonly string[];
}

/** A resource that is needed, and its inputs. */
export interface PlannedResource {
  readonly resource: RegisteredResource;
  readonly inputs: PlainProperties;
}

/** Managed resources of a type, in the order of their URNs. */
export function plannedOf(resources: readonly RegisteredResource[], type: string): PlannedResource[] {
  return resources
    .filter((one) => one.type === type && !one.external)
    .sort((a, b) => (a.urn < b.urn ? -1 : 1))
    .map((resource) => ({ resource, inputs: toPlainProperties(resource.inputs) }));
}

/** Whether a resource, or one of its inputs, is made of what `other` is or says. */
export function dependsOn({ resource }: PlannedResource, other: RegisteredResource, input?: string): boolean {
  const urns = input === undefined ? resource.dependencies : (resource.propertyDependencies.get(input) ?? []);
  return urns.includes(other.urn);
}

/** A property of an object; nothing where there is no object. */
export function part(value: PlainValue | undefined, name: string): PlainValue | undefined {
  return isObject(value) ? value[name] : undefined;
}

export function numberOf(value: PlainValue | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}

export function textOf(value: PlainValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function listOf(value: PlainValue | undefined): readonly PlainValue[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: PlainValue | undefined): value is Readonly<Record<string, PlainValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One need of a quota from several, in the order of their names. Nothing is needed of what counts nothing. */
export function summed(needs: readonly QuotaNeed[]): QuotaNeed[] {
  return [...Map.groupBy(needs, ({ quota }) => `${quota.service} ${quota.name}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      const count = group.reduce((sum, need) => sum + need.count, 0);
      return first && count > 0
        ? [{ quota: first.quota, count, by: [...new Set(group.flatMap(({ by }) => by))].sort() }]
        : [];
    });
}
