import { Secret, toPlainProperties } from "@mlops/engine";
import type { DeployedResource } from "../rehearsal.ts";

/** A deployed resource, whose inputs and outputs are read. */
export interface ReadResource {
  readonly deployed: DeployedResource;
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly id: string;
  /** Nothing if it has none. */
  readonly arn: string | undefined;
  readonly inputs: unknown;
}

/** Resources of AWS that the stacks make, read. */
export function readResources(resources: readonly DeployedResource[]): ReadResource[] {
  return resources.flatMap((deployed): ReadResource[] => {
    const { place, resource } = deployed;
    if (!place || !resource.custom) return [];
    const { type, id } = resource;
    const inputs = toPlainProperties(resource.inputs);
    const { arn } = toPlainProperties("arn" in resource.outputs ? { arn: resource.outputs.arn } : {});
    const own = typeof arn === "string" ? arn : undefined;
    const { account, region } = place;
    return [
      { deployed, type, account, region, id, inputs, arn: own ?? (id.startsWith("arn:") ? id : undefined) },
    ];
  });
}

/** A value inside a value; nothing where there is none. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  let found = openSecret(value);
  for (const step of path) {
    if (!isRecord(found)) return undefined;
    found = openSecret(found[step]);
  }
  return found;
}

const openSecret = (value: unknown): unknown => (value instanceof Secret ? value.value : value);

function isRecord(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

/** A text inside a value; nothing where there is none. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** Items of a list inside a value; none where there is no list. */
export function itemsAt(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Texts of a list inside a value. */
export const textsAt = (value: unknown, ...path: readonly (string | number)[]): string[] =>
  itemsAt(value, ...path).filter((one) => typeof one === "string");

/** All texts anywhere inside a value. */
export function textsIn(value: unknown): string[] {
  const found = openSecret(value);
  if (typeof found === "string") return [found];
  return isRecord(found) ? Object.values(found).flatMap(textsIn) : [];
}
