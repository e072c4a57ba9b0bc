import type { ReportedPack, ReportedPolicy } from "./model.ts";

/** Level in each environment, such as `dev advisory, prod mandatory`; the one level of a policy that has the same everywhere. */
export function levelsText({ level, levels }: ReportedPolicy): string {
  const each = Object.entries(levels).map(([environment, one]) => `${environment} ${one}`);
  return each.length > 0 ? each.join(", ") : level;
}

/**
 * The counterparts of a policy by rule set, such as `AWS FSBP S3.8; Checkov CKV_AWS_53, CKV_AWS_54`.
 * @param quoted how an id is written. @default - as it is
 */
export function mappingText(
  { mapping }: ReportedPolicy,
  { sets }: Pick<ReportedPack, "sets">,
  quoted = (id: string) => id,
): string {
  return Object.entries(mapping)
    .filter(([, ids]) => ids.length > 0)
    .map(([set, ids]) => `${sets[set] ?? set} ${ids.map(quoted).join(", ")}`)
    .join("; ");
}

/** All policies of a pack. */
export function policiesOf({ families }: ReportedPack): ReportedPolicy[] {
  return families.flatMap(({ policies }) => policies);
}

/** The environment of the stack `<app>.<environment>`, if the policy has a level for it. */
export function environmentOf({ levels }: ReportedPolicy, stack: string): string | undefined {
  const [, environment, ...rest] = stack.split(".");
  return environment !== undefined && rest.length === 0 && environment in levels ? environment : undefined;
}
