import type { PolicySetting } from "../judge/pack-catalogue.ts";
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
  quoted = asItIs,
): string {
  return Object.entries(mapping)
    .filter(([, ids]) => ids.length > 0)
    .map(([set, ids]) => `${sets[set] ?? set} ${ids.map(quoted).join(", ")}`)
    .join("; ");
}

/**
 * What a policy looks at, such as `each aws:kms/key:Key`.
 * @param quoted how a type is written. @default - as it is
 */
export function subjectText({ stackWide, resourceTypes }: ReportedPolicy, quoted = asItIs): string {
  if (stackWide) return "how the resources of a stack go together";
  if (resourceTypes === null) return "every resource";
  return `each ${resourceTypes.map(quoted).join(", ")}`;
}

/**
 * A setting of a policy: one value for all environments, or that of each.
 * @param quoted how a value is written. @default - as it is
 */
export function settingText(
  values: Readonly<Record<string, PolicySetting>>,
  quoted: (value: string) => string = asItIs,
): string {
  const texts = Object.entries(values).map(([environment, value]) => ({
    environment,
    text: valueText(value, quoted),
  }));
  const [first, ...others] = texts;
  if (first && others.every(({ text }) => text === first.text)) return first.text;
  return texts.map(({ environment, text }) => `${environment} ${text}`).join("; ");
}

function valueText(value: PolicySetting, quoted: (value: string) => string): string {
  if (typeof value !== "object") return quoted(`${value}`);
  return value.length === 0 ? "none" : value.map(quoted).join(", ");
}

function asItIs(text: string): string {
  return text;
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
