import { downgradeOutputs } from "../values/output-values.ts";
import { UNKNOWN_MARKER, type WireProperties, type WireValue, isWireObject } from "../values/wire-values.ts";

/**
 * Outputs of remote components whose length follows from plain inputs. Their children live in a provider plugin, so
 * every value stays unknown; but code that counts or indexes these lists sees what the engine would show it. Outputs
 * that are not named here, and components that are not, are unknown as a whole: the SDK knows which ones there are.
 */
const listLengths: Readonly<Record<string, (inputs: WireProperties) => Readonly<Record<string, number>>>> = {
  "awsx:ec2:Vpc": vpcSubnets,
};

/** What a preview knows of a remote component's outputs. */
export function remoteOutputs(type: string, inputs: WireProperties): WireProperties {
  const lengths = listLengths[type]?.(inputs) ?? {};
  return Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [name, Array<WireValue>(length).fill(UNKNOWN_MARKER)]),
  );
}

/** awsx spreads a VPC over three zones unless told otherwise. */
const DEFAULT_ZONES = 3;
/** awsx makes one subnet of each of these in each zone unless told otherwise. */
const DEFAULT_SUBNETS = ["private", "public"];

function vpcSubnets(inputs: WireProperties): Record<string, number> {
  const zones = vpcZoneCount(inputs);
  const types = subnetTypes(inputs.subnetSpecs);
  if (zones === undefined || types === undefined) return {};
  const perVpc = (type: string) => zones * types.filter((each) => each === type).length;
  return {
    privateSubnetIds: perVpc("private"),
    publicSubnetIds: perVpc("public"),
    isolatedSubnetIds: perVpc("isolated"),
  };
}

/** Zones over which `awsx:ec2:Vpc` spreads; nothing if its inputs do not say. */
export function vpcZoneCount(inputs: WireProperties): number | undefined {
  const names = downgradeOutputs(inputs.availabilityZoneNames ?? null);
  const count = downgradeOutputs(inputs.numberOfAvailabilityZones ?? null);
  if (Array.isArray(names)) return names.length;
  if (typeof count === "number") return count;
  return names === null && count === null ? DEFAULT_ZONES : undefined;
}

function subnetTypes(specs: WireValue | undefined): string[] | undefined {
  if (specs === undefined) return DEFAULT_SUBNETS;
  const plain = downgradeOutputs(specs);
  if (!Array.isArray(plain)) return undefined;
  const types = plain.map((spec) => (isWireObject(spec) ? spec.type : undefined));
  return types.every((type) => typeof type === "string")
    ? types.map((type) => type.toLowerCase())
    : undefined;
}
