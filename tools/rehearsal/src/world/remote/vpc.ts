import {
  type ExpandRemote,
  type RegisterChild,
  type RegisteredResource,
  UNKNOWN_MARKER,
  type WireProperties,
  isWireObject,
  referenceTo,
  toPlain,
} from "@mlops/engine";

/** Subnets of one kind, as awsx takes them where their ranges are given. */
interface SubnetSpec {
  readonly type: string;
  readonly name: string;
  readonly cidrBlocks: readonly string[];
}

/** What awsx is asked for. */
interface VpcRequest {
  readonly name: string;
  readonly zones: readonly string[];
  readonly specs: readonly SubnetSpec[];
  readonly natGateways: "none" | "single" | "oneperaz";
  /** Inputs that are the VPC's own. */
  readonly own: WireProperties;
}

/** In each zone awsx makes public subnets first, then private, then isolated ones. */
const kindsInOrder = ["public", "private", "isolated"];

/**
 * What `awsx:ec2:Vpc` does: VPC, internet gateway, and in each zone subnets with their route tables, NAT gateways and
 * routes. Only layouts whose zones and ranges are given can be expanded; the outputs of others stay unknown.
 */
export const expandVpc: ExpandRemote = async ({ name, inputs }, register) => {
  const request = vpcRequest(name, inputs);
  if (!request) return {};
  const made = await new VpcChildren(request, register).make();
  return made.outputs();
};

function vpcRequest(name: string, inputs: WireProperties): VpcRequest | undefined {
  const { availabilityZoneNames, natGateways, subnetSpecs, ...rest } = inputs;
  const { numberOfAvailabilityZones: _, subnetStrategy: __, subnetNameTagStrategy: ___, ...own } = rest;
  const zones = textsOf(availabilityZoneNames);
  const specs = Array.isArray(subnetSpecs) ? subnetSpecs.map(subnetSpec) : [];
  const hasRanges = specs.length > 0 && specs.every(({ cidrBlocks }) => cidrBlocks.length === zones.length);
  if (zones.length === 0 || !hasRanges) return undefined;
  const strategy = isWireObject(natGateways) ? String(natGateways.strategy).toLowerCase() : "oneperaz";
  return {
    name,
    zones,
    specs: specs.toSorted((one, other) => rankOf(one) - rankOf(other)),
    natGateways: strategy === "none" || strategy === "single" ? strategy : "oneperaz",
    own,
  };
}

function rankOf({ type }: SubnetSpec): number {
  return kindsInOrder.indexOf(type.toLowerCase());
}

function subnetSpec(value: WireProperties[string]): SubnetSpec {
  const spec = isWireObject(value) ? value : {};
  const type = String(spec.type);
  const name = typeof spec.name === "string" ? spec.name : type.toLowerCase();
  return { type, name, cidrBlocks: textsOf(spec.cidrBlocks) };
}

function textsOf(value: WireProperties[string] | undefined): readonly string[] {
  const plain = toPlain(value ?? null);
  return Array.isArray(plain) ? plain.filter((text) => typeof text === "string") : [];
}

/** The children of one VPC, as they are made. */
class VpcChildren {
  readonly #request: VpcRequest;
  readonly #register: RegisterChild;
  #vpc: RegisteredResource | undefined;
  #gateway: RegisteredResource | undefined;
  readonly #natGateways: RegisteredResource[] = [];
  readonly #associations: RegisteredResource[] = [];
  readonly #subnets: { readonly kind: string; readonly subnet: RegisteredResource }[] = [];

  constructor(request: VpcRequest, register: RegisterChild) {
    this.#request = request;
    this.#register = register;
  }

  async make(): Promise<this> {
    const { name, own, zones, specs } = this.#request;
    const tags = { Name: name };
    this.#vpc = await this.#register({ type: "aws:ec2/vpc:Vpc", name, inputs: { ...own, tags } });
    this.#gateway = await this.#child(this.#vpc, "aws:ec2/internetGateway:InternetGateway", name, {
      vpcId: this.#vpc,
      tags,
    });
    for (const [index, zone] of zones.entries()) {
      for (const spec of specs) await this.#addSubnet(this.#vpc, spec, zone, index);
    }
    return this;
  }

  outputs(): WireProperties {
    const ids = (wanted: string) =>
      this.#subnets.filter(({ kind }) => kind === wanted).map(({ subnet }) => subnet.id);
    return {
      vpcId: this.#vpc?.id ?? UNKNOWN_MARKER,
      publicSubnetIds: ids("public"),
      privateSubnetIds: ids("private"),
      isolatedSubnetIds: ids("isolated"),
      routeTableAssociations: this.#associations.map(referenceTo),
    };
  }

  async #addSubnet(vpc: RegisteredResource, spec: SubnetSpec, zone: string, index: number): Promise<void> {
    const kind = spec.type.toLowerCase();
    const name = `${this.#request.name}-${spec.name}-${index + 1}`;
    const tags = { Name: `${this.#request.name}-${spec.name}-${zone.slice(-2)}`, SubnetType: spec.type };
    const subnet = await this.#child(vpc, "aws:ec2/subnet:Subnet", name, {
      vpcId: vpc,
      availabilityZone: zone,
      cidrBlock: spec.cidrBlocks[index] ?? UNKNOWN_MARKER,
      mapPublicIpOnLaunch: kind === "public",
      tags,
    });
    this.#subnets.push({ kind, subnet });
    const table = await this.#child(subnet, "aws:ec2/routeTable:RouteTable", name, { vpcId: vpc, tags });
    this.#associations.push(
      await this.#child(table, "aws:ec2/routeTableAssociation:RouteTableAssociation", name, {
        routeTableId: table,
        subnetId: subnet,
      }),
    );
    if (kind === "public") await this.#addNatGateway(subnet, index);
    await this.#addRoute(kind, table, name, index);
  }

  async #addNatGateway(subnet: RegisteredResource, index: number): Promise<void> {
    const { natGateways } = this.#request;
    if (natGateways === "none" || (natGateways === "single" && index > 0)) return;
    const name = `${this.#request.name}-${index + 1}`;
    const tags = { Name: name };
    const address = await this.#child(subnet, "aws:ec2/eip:Eip", name, { tags });
    const inputs = { subnetId: subnet, allocationId: address, tags };
    this.#natGateways.push(await this.#child(subnet, "aws:ec2/natGateway:NatGateway", name, inputs));
  }

  /** Public subnets lead to the internet gateway, private ones to a NAT gateway, isolated ones nowhere. */
  async #addRoute(kind: string, table: RegisteredResource, name: string, index: number): Promise<void> {
    const natGateway = this.#natGateways[index] ?? this.#natGateways[0];
    const gateway = { public: this.#gateway, private: natGateway }[kind];
    if (!gateway) return;
    await this.#child(table, "aws:ec2/route:Route", name, {
      routeTableId: table,
      [kind === "public" ? "gatewayId" : "natGatewayId"]: gateway,
      destinationCidrBlock: "0.0.0.0/0",
    });
  }

  /** Register a child; an input that is a resource becomes its id, and a dependency. */
  #child(
    parent: RegisteredResource,
    type: string,
    name: string,
    inputs: Readonly<Record<string, WireProperties[string] | RegisteredResource>>,
  ): Promise<RegisteredResource> {
    const entries = Object.entries(inputs);
    return this.#register({
      type,
      name,
      parent: parent.urn,
      inputs: Object.fromEntries(entries.map(([key, value]) => [key, isResource(value) ? value.id : value])),
      dependencies: Object.fromEntries(
        entries.map(([key, value]) => [key, isResource(value) ? [value.urn] : []]),
      ),
    });
  }
}

function isResource(value: WireProperties[string] | RegisteredResource): value is RegisteredResource {
  return typeof value === "object" && value !== null && "propertyDependencies" in value;
}
