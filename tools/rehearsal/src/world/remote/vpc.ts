import {
  type ExpandRemote,
  type RegisterChild,
  type RegisteredResource,
  UNKNOWN_MARKER,
  type WireProperties,
  referenceTo,
} from "@mlops/engine";
import { type SubnetSpec, type VpcRequest, vpcRequest } from "./vpc-request.ts";

/**
 * What `awsx:ec2:Vpc` does: VPC, internet gateway, and in each zone subnets with their route tables, NAT gateways and
 * routes. A layout that awsx computes itself is not expanded: its outputs stay unknown.
 * @param region where it is made
 */
export function expandVpc(region: string | undefined): ExpandRemote {
  return async ({ name, inputs }, register) => {
    const request = vpcRequest(inputs, region);
    if (!request) return {};
    const children = new VpcChildren(name, request, register);
    await children.make();
    return children.outputs();
  };
}

/** The region's part of a zone's name: what follows is the zone's own. */
const regionOfZone = /^[a-z]{2}(?:-[a-z]+)+-/;

/** Children by output of the component. */
type MadeLists = Record<
  "subnets" | "routeTables" | "routeTableAssociations" | "routes" | "natGateways" | "eips",
  RegisteredResource[]
>;

/** The children of one VPC, as they are made. */
class VpcChildren {
  readonly #name: string;
  readonly #request: VpcRequest;
  readonly #register: RegisterChild;
  #vpc: RegisteredResource | undefined;
  #gateway: RegisteredResource | undefined;
  readonly #made: MadeLists = {
    subnets: [],
    routeTables: [],
    routeTableAssociations: [],
    routes: [],
    natGateways: [],
    eips: [],
  };
  readonly #subnetIds = new Map<string, string[]>();

  constructor(name: string, request: VpcRequest, register: RegisterChild) {
    this.#name = name;
    this.#request = request;
    this.#register = register;
  }

  async make(): Promise<void> {
    const { own, zones, specs } = this.#request;
    const name = this.#name;
    const tags = this.#sharedTags();
    this.#vpc = await this.#register({ type: "aws:ec2/vpc:Vpc", name, inputs: { ...own, tags } });
    this.#gateway = await this.#child(this.#vpc, "aws:ec2/internetGateway:InternetGateway", name, {
      vpcId: this.#vpc,
      tags,
    });
    for (const [index, zone] of zones.entries()) {
      for (const spec of specs) await this.#addSubnet(this.#vpc, spec, zone, index);
    }
  }

  outputs(): WireProperties {
    const ids = (kind: string) => this.#subnetIds.get(kind) ?? [];
    const lists = Object.entries(this.#made).map(([key, children]) => [key, children.map(referenceTo)]);
    return {
      ...(this.#vpc && { vpc: referenceTo(this.#vpc) }),
      ...(this.#gateway && { internetGateway: referenceTo(this.#gateway) }),
      ...(Object.fromEntries(lists) as WireProperties),
      vpcEndpoints: [],
      vpcId: this.#vpc?.id ?? UNKNOWN_MARKER,
      publicSubnetIds: ids("public"),
      privateSubnetIds: ids("private"),
      isolatedSubnetIds: ids("isolated"),
    };
  }

  #sharedTags(): WireProperties {
    return { Name: this.#name, ...this.#request.tags };
  }

  async #addSubnet(vpc: RegisteredResource, spec: SubnetSpec, zone: string, index: number): Promise<void> {
    const kind = spec.type.toLowerCase();
    const name = `${this.#name}-${spec.name}-${index + 1}`;
    const ownTags = { Name: this.#subnetTag(spec, zone, index), SubnetType: spec.type };
    const subnet = await this.#child(vpc, "aws:ec2/subnet:Subnet", name, {
      vpcId: vpc,
      availabilityZone: zone,
      cidrBlock: spec.cidrBlocks[index] ?? UNKNOWN_MARKER,
      mapPublicIpOnLaunch: kind === "public",
      tags: { ...this.#sharedTags(), ...spec.tags, ...ownTags },
    });
    this.#subnetIds.set(kind, [...(this.#subnetIds.get(kind) ?? []), subnet.id]);
    const table = await this.#child(subnet, "aws:ec2/routeTable:RouteTable", name, {
      vpcId: vpc,
      tags: { ...this.#sharedTags(), ...ownTags },
    });
    const association = await this.#child(
      table,
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      name,
      { routeTableId: table, subnetId: subnet },
    );
    this.#made.subnets.push(subnet);
    this.#made.routeTables.push(table);
    this.#made.routeTableAssociations.push(association);
    if (kind === "public") await this.#addNatGateway(subnet, index);
    await this.#addRoute(kind, table, name, index);
  }

  #subnetTag({ name }: SubnetSpec, zone: string, index: number): string {
    const suffix = this.#request.isTaggedByZone ? zone.replace(regionOfZone, "") : String(index + 1);
    return `${this.#name}-${name}-${suffix}`;
  }

  async #addNatGateway(subnet: RegisteredResource, index: number): Promise<void> {
    const { natGateways, allocationIds, tags: given } = this.#request;
    if (natGateways === "none" || (natGateways === "single" && this.#made.natGateways.length > 0)) return;
    const name = `${this.#name}-${index + 1}`;
    const tags = { ...given, Name: name };
    const address = allocationIds[index] ?? (await this.#child(subnet, "aws:ec2/eip:Eip", name, { tags }));
    if (typeof address !== "string") this.#made.eips.push(address);
    const inputs = { subnetId: subnet, allocationId: address, tags };
    this.#made.natGateways.push(await this.#child(subnet, "aws:ec2/natGateway:NatGateway", name, inputs));
  }

  /** Public subnets lead to the internet gateway, private ones to a NAT gateway, isolated ones nowhere. */
  async #addRoute(kind: string, table: RegisteredResource, name: string, index: number): Promise<void> {
    const natGateway = this.#made.natGateways[index] ?? this.#made.natGateways[0];
    const gateway = { public: this.#gateway, private: natGateway }[kind];
    if (!gateway) return;
    const route = await this.#child(table, "aws:ec2/route:Route", name, {
      routeTableId: table,
      [kind === "public" ? "gatewayId" : "natGatewayId"]: gateway,
      destinationCidrBlock: "0.0.0.0/0",
    });
    this.#made.routes.push(route);
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
