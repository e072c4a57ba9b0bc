import type { AccessModel } from "./access-model.ts";
import { type ReadResource, textAt } from "./plain-inputs.ts";

/** Keys that the stacks make, by ARN, id and alias. */
export function keyNames(resources: readonly ReadResource[]): AccessModel["keyOf"] {
  const arns = new Map<string, string>();
  const named = (at: ReadResource, name: string) => `${at.account} ${at.region} ${name}`;
  for (const key of resources.filter(({ type }) => type === "aws:kms/key:Key")) {
    if (key.arn === undefined) continue;
    arns.set(key.arn, key.arn);
    arns.set(named(key, key.id), key.arn);
  }
  for (const alias of resources.filter(({ type }) => type === "aws:kms/alias:Alias")) {
    const target = textAt(alias.inputs, "targetKeyId") ?? "";
    const arn = arns.get(target) ?? arns.get(named(alias, target));
    if (arn === undefined) continue;
    arns.set(named(alias, alias.id), arn);
    if (alias.arn !== undefined) arns.set(alias.arn, arn);
  }
  return (name, at) => (name === undefined ? undefined : (arns.get(name) ?? arns.get(named(at, name))));
}
