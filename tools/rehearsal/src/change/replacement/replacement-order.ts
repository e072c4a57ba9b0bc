import { isDeepStrictEqual } from "node:util";
import { toPlain } from "@mlops/engine";
import type { ChangedResource } from "../resource-change.ts";

/**
 * Whether a replaced resource is deleted before it is created anew: if its option says so, or if the program itself sets
 * the property `name` and keeps it, for which the provider says so. Names in other properties do not count.
 */
export function isDeletedFirst({ before, after }: Pick<ChangedResource, "before" | "after">): boolean {
  const { options, inputs, type } = after.resource;
  if (options.deleteBeforeReplace !== undefined) return options.deleteBeforeReplace;
  const name = inputs.name === undefined ? undefined : toPlain(inputs.name);
  if (name === undefined || !type.startsWith("aws:")) return false;
  const earlier = before.resource.inputs.name ?? before.resource.outputs.name;
  return earlier !== undefined && isDeepStrictEqual(toPlain(earlier), name);
}
