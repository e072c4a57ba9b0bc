import { type PlainValue, type WireProperties, isWireObject, toPlain } from "@mlops/engine";

/** Subnets of one kind, as awsx takes them where their ranges are given. */
export interface SubnetSpec {
  /** As it is given: `Public`, `Private` or `Isolated`. */
  readonly type: string;
  readonly name: string;
  /** One for each zone. */
  readonly cidrBlocks: readonly string[];
  readonly tags: WireProperties;
}

/** What `awsx:ec2:Vpc` is asked for. */
export interface VpcRequest {
  readonly zones: readonly string[];
  /** In the order in which awsx makes them in each zone: public subnets, then private, then isolated ones. */
  readonly specs: readonly SubnetSpec[];
  readonly natGateways: "none" | "single" | "oneperaz";
  /** Addresses of the NAT gateways. Empty if awsx makes them. */
  readonly allocationIds: readonly string[];
  /** Subnets are tagged by their zone, otherwise by its number. */
  readonly isTaggedByZone: boolean;
  /** Tags of the VPC. */
  readonly tags: WireProperties;
  /** Inputs that awsx passes to the VPC as they are. */
  readonly own: WireProperties;
}

/** awsx takes given ranges as they are with these strategies only; others lay subnets out by themselves. */
const strategiesOfRanges = ["auto", "exact"];
const kindsInOrder = ["public", "private", "isolated"];
/** Zones that awsx spreads a VPC over unless it is told otherwise. */
const DEFAULT_ZONES = 3;
const DEFAULT_CIDR_BLOCK = "10.0.0.0/16";

/**
 * What a VPC of awsx is asked for.
 * @param region where it is made; its zones are taken to be its first letters where they are only counted
 * @returns nothing if its subnets do not follow from its inputs alone
 */
export function vpcRequest(inputs: WireProperties, region: string | undefined): VpcRequest | undefined {
  const { availabilityZoneNames, numberOfAvailabilityZones, natGateways, subnetSpecs, ...rest } = inputs;
  const { subnetStrategy, subnetNameTagStrategy, vpcEndpointSpecs, tags, ...own } = rest;
  const zones = zoneNames(availabilityZoneNames, numberOfAvailabilityZones, region);
  const specs = Array.isArray(subnetSpecs) ? subnetSpecs.map(subnetSpec) : [];
  const hasRanges = specs.length > 0 && specs.every(({ cidrBlocks }) => cidrBlocks.length === zones.length);
  const isKept = strategiesOfRanges.includes(textOf(subnetStrategy).toLowerCase());
  const isOfIpam = own.ipv4IpamPoolId !== undefined;
  if (zones.length === 0 || !hasRanges || !isKept || isOfIpam || vpcEndpointSpecs !== undefined)
    return undefined;
  const nat = isWireObject(natGateways) ? natGateways : {};
  const strategy = textOf(nat.strategy).toLowerCase();
  return {
    zones,
    specs: specs.toSorted((one, other) => rankOf(one) - rankOf(other)),
    natGateways: strategy === "none" || strategy === "single" ? strategy : "oneperaz",
    allocationIds: textsOf(nat.elasticIpAllocationIds),
    isTaggedByZone: textOf(subnetNameTagStrategy) === "AvailabilityZone",
    tags: isWireObject(tags) ? tags : {},
    own: { cidrBlock: DEFAULT_CIDR_BLOCK, ...own },
  };
}

function zoneNames(
  names: WireProperties[string] | undefined,
  count: WireProperties[string] | undefined,
  region: string | undefined,
): readonly string[] {
  if (names !== undefined || region === undefined) return textsOf(names);
  const zones = typeof count === "number" ? count : DEFAULT_ZONES;
  return [..."abcdef"].slice(0, zones).map((letter) => `${region}${letter}`);
}

function subnetSpec(value: WireProperties[string]): SubnetSpec {
  const spec = isWireObject(value) ? value : {};
  const type = textOf(spec.type);
  return {
    type,
    name: textOf(spec.name) || type.toLowerCase(),
    cidrBlocks: textsOf(spec.cidrBlocks),
    tags: isWireObject(spec.tags) ? spec.tags : {},
  };
}

function rankOf({ type }: SubnetSpec): number {
  return kindsInOrder.indexOf(type.toLowerCase());
}

function plain(value: WireProperties[string] | undefined): PlainValue {
  return toPlain(value ?? null);
}

/** The text; empty if it is none. */
function textOf(value: WireProperties[string] | undefined): string {
  const text = plain(value);
  return typeof text === "string" ? text : "";
}

function textsOf(value: WireProperties[string] | undefined): readonly string[] {
  const texts = plain(value);
  return Array.isArray(texts) ? texts.filter((text) => typeof text === "string") : [];
}
