import type { EndpointAlarm } from "../alarms.ts";
import { type Scaling, variantResource } from "../scaling.ts";
import type { Step } from "./wanted-configuration.ts";

/**
 * Why SageMaker would refuse an update.
 * @param scaling what scales the endpoint's variants, by resource
 */
export function updateProblems(
  endpointName: string,
  { used, wanted }: Step,
  scaling: ReadonlyMap<string, Scaling>,
): string[] {
  const isServerless = ({ variants }: Step["used"]) => variants.some((variant) => variant.isServerless);
  if (isServerless(used) !== isServerless(wanted)) {
    const kind = isServerless(used) ? "a serverless one" : "one on instances";
    return [
      `${wanted.name}: got another kind of configuration; expected ${kind}: only a new endpoint changes that`,
    ];
  }
  return used.variants.flatMap(({ name, instanceType }) => {
    if (!scaling.has(variantResource(endpointName, name))) return [];
    const variant = wanted.variants.find((one) => one.name === name);
    if (variant?.instanceType === instanceType) return [];
    const got = variant === undefined ? `no variant ${name}` : `${name} on ${variant.instanceType}`;
    return [
      `${wanted.name}: got ${got}; expected ${name} on ${instanceType}, because it is scaled: ` +
        "pulumi up deregisters it, updates the endpoint and registers it again",
    ];
  });
}

/** Alarms that would take an update back as soon as it begins. */
export const alarmProblems = (alarms: readonly EndpointAlarm[]): string[] =>
  alarms.map(
    ({ name, reason }) =>
      `${name}: got ALARM${reason === undefined ? "" : ` (${reason})`}; expected OK, because SageMaker takes an update ` +
      "back at once otherwise: if the update is what mends it, --reset-alarms sets it to OK first",
  );
