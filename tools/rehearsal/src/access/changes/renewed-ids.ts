import { toPlainProperties } from "@mlops/engine";
import type { DeployedResource } from "../../rehearsal.ts";
import type { Grant } from "./grant.ts";

/** Outputs by which policies name a resource. */
const naming = ["arn", "uniqueId", "bucket", "name"];

/**
 * How grants name what is there before and after: who is replaced, or a bucket with another suffix, is the same by its
 * place in its program. The names of the later resources become those of the earlier ones.
 */
export function withEarlierIds(
  before: readonly DeployedResource[],
  after: readonly DeployedResource[],
): (grant: Grant) => Grant {
  const earlier = new Map(before.map((one) => [`${one.stack} ${one.resource.urn}`, one]));
  const renewed = new Map<string, string>();
  for (const one of after) {
    const same = earlier.get(`${one.stack} ${one.resource.urn}`);
    if (!same || !one.resource.custom) continue;
    const [was, is] = [namesOf(same), namesOf(one)];
    for (const [key, name] of is) {
      const old = was.get(key);
      if (old !== undefined && old !== name) renewed.set(name, old);
    }
  }
  if (renewed.size === 0) return (grant) => grant;
  const longestFirst = [...renewed.keys()].toSorted((one, other) => other.length - one.length);
  const pattern = new RegExp(
    longestFirst.map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join("|"),
    "g",
  );
  const rename = (text: string) => text.replaceAll(pattern, (name) => renewed.get(name) ?? name);
  return (grant) => ({
    ...grant,
    who: rename(grant.who),
    resource: { ...grant.resource, patterns: grant.resource.patterns.map(rename) },
    conditions: grant.conditions.map((one) => ({ ...one, values: one.values.map(rename) })),
  });
}

/** Names and ids of a resource that are long enough to be its own. */
function namesOf({ resource }: DeployedResource): ReadonlyMap<string, string> {
  const { outputs, id } = resource;
  const known = Object.entries(outputs).filter(([key]) => naming.includes(key));
  const plain = toPlainProperties(Object.fromEntries(known));
  const names = Object.entries({ ...plain, id }).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" && value.length > 7 ? [[key, value]] : [],
  );
  return new Map(names);
}
