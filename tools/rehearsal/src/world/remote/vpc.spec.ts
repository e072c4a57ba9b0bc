import { Repository } from "@pulumi/awsx/ecr/repository.js";
import { Vpc, type VpcArgs } from "@pulumi/awsx/ec2/vpc.js";
import { toPlainProperties } from "@mlops/engine";
import { deployed, providerOf } from "../../testing/pretend-stacks.ts";

/** What a component of awsx makes: type, name and inputs of each resource, ids as texts such as `<Vpc net>`. */
async function expanded(make: (options: { providers: ReturnType<typeof providerOf>[] }) => unknown) {
  const { stacks } = await deployed({ "app.dev": () => make({ providers: [providerOf()] }) });
  const resources = stacks.flatMap(({ resources: all }) => all.map(({ resource }) => resource));
  const own = resources.filter(({ type }) => type.startsWith("aws:"));
  const label = ({ type, name }: (typeof own)[number]) => `${type.slice(type.lastIndexOf(":") + 1)} ${name}`;
  const ids = new Map(
    own
      .filter(({ id }) => /-[0-9a-f]{17}$/.test(id))
      .map((resource) => [resource.id, `<${label(resource)}>`]),
  );
  const named = (value: unknown): unknown => (typeof value === "string" ? (ids.get(value) ?? value) : value);
  return own.map((resource) => [
    label(resource),
    Object.fromEntries(
      Object.entries(toPlainProperties(resource.inputs)).map(([key, value]) => [key, named(value)]),
    ),
    label(resources.find(({ urn }) => urn === resource.parent) ?? resource),
  ]);
}

const vpc = (args: VpcArgs) => expanded((options) => new Vpc("net", args, options));

/** awsx's source (`awsx/ec2/vpc.ts`, `subnetNaming.ts`) gives what is expected here. */
describe("a VPC of awsx", () => {
  test("has in each zone public subnets before private ones, with tables, routes and one NAT gateway", async () => {
    const made = await vpc({
      cidrBlock: "10.0.0.0/16",
      availabilityZoneNames: ["us-west-2a", "us-west-2-lax-1a"],
      natGateways: { strategy: "Single" },
      subnetStrategy: "Auto",
      subnetNameTagStrategy: "AvailabilityZone",
      tags: { Team: "shop" },
      subnetSpecs: [
        { type: "Private", cidrBlocks: ["10.0.0.0/19", "10.0.64.0/19"], tags: { Tier: "app" } },
        { type: "Public", name: "edge", cidrBlocks: ["10.0.32.0/20", "10.0.96.0/20"] },
      ],
    });
    expect(made.map(([label, , parent]) => `${String(parent)} > ${String(label)}`)).toEqual([
      "Vpc net > Vpc net",
      "Vpc net > InternetGateway net",
      "Vpc net > Subnet net-edge-1",
      "Subnet net-edge-1 > RouteTable net-edge-1",
      "RouteTable net-edge-1 > RouteTableAssociation net-edge-1",
      "Subnet net-edge-1 > Eip net-1",
      "Subnet net-edge-1 > NatGateway net-1",
      "RouteTable net-edge-1 > Route net-edge-1",
      "Vpc net > Subnet net-private-1",
      "Subnet net-private-1 > RouteTable net-private-1",
      "RouteTable net-private-1 > RouteTableAssociation net-private-1",
      "RouteTable net-private-1 > Route net-private-1",
      "Vpc net > Subnet net-edge-2",
      "Subnet net-edge-2 > RouteTable net-edge-2",
      "RouteTable net-edge-2 > RouteTableAssociation net-edge-2",
      "RouteTable net-edge-2 > Route net-edge-2",
      "Vpc net > Subnet net-private-2",
      "Subnet net-private-2 > RouteTable net-private-2",
      "RouteTable net-private-2 > RouteTableAssociation net-private-2",
      "RouteTable net-private-2 > Route net-private-2",
    ]);
    const inputs = new Map(made.map(([label, given]) => [label, given]));
    const shared = { Name: "net", Team: "shop" };
    expect(inputs.get("Vpc net")).toEqual({ cidrBlock: "10.0.0.0/16", tags: shared });
    expect(inputs.get("InternetGateway net")).toEqual({ vpcId: "<Vpc net>", tags: shared });
    expect(inputs.get("Subnet net-private-2")).toEqual({
      vpcId: "<Vpc net>",
      availabilityZone: "us-west-2-lax-1a",
      cidrBlock: "10.0.64.0/19",
      mapPublicIpOnLaunch: false,
      tags: { Name: "net-private-2-lax-1a", Team: "shop", Tier: "app", SubnetType: "Private" },
    });
    expect(inputs.get("RouteTable net-private-2")).toEqual({
      vpcId: "<Vpc net>",
      tags: { Name: "net-private-2-lax-1a", Team: "shop", SubnetType: "Private" },
    });
    expect(inputs.get("NatGateway net-1")).toEqual({
      subnetId: "<Subnet net-edge-1>",
      allocationId: "<Eip net-1>",
      tags: { Name: "net-1", Team: "shop" },
    });
    expect(inputs.get("Route net-edge-2")).toEqual({
      routeTableId: "<RouteTable net-edge-2>",
      gatewayId: "<InternetGateway net>",
      destinationCidrBlock: "0.0.0.0/0",
    });
    expect(inputs.get("Route net-private-2")).toEqual({
      routeTableId: "<RouteTable net-private-2>",
      natGatewayId: "<NatGateway net-1>",
      destinationCidrBlock: "0.0.0.0/0",
    });
  });

  test("leads each zone to its own NAT gateway, at the addresses that are given", async () => {
    const made = await vpc({
      availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
      natGateways: { strategy: "OnePerAz", elasticIpAllocationIds: ["eipalloc-1", "eipalloc-2"] },
      subnetStrategy: "Auto",
      subnetSpecs: [
        { type: "Private", cidrBlocks: ["10.0.0.0/19", "10.0.64.0/19"] },
        { type: "Public", cidrBlocks: ["10.0.32.0/20", "10.0.96.0/20"] },
      ],
    });
    const inputs = new Map(made.map(([label, given]) => [label, given]));
    expect(inputs.get("NatGateway net-2")).toMatchObject({ allocationId: "eipalloc-2" });
    expect(inputs.get("Route net-private-2")).toMatchObject({ natGatewayId: "<NatGateway net-2>" });
    expect(inputs.get("Subnet net-private-2")).toMatchObject({ tags: { Name: "net-private-2" } });
    expect(inputs.has("Eip net-1")).toBe(false);
  });

  test("takes the first zones of the region where they are only counted", async () => {
    const made = await vpc({
      numberOfAvailabilityZones: 2,
      natGateways: { strategy: "None" },
      subnetStrategy: "Exact",
      subnetSpecs: [{ type: "Isolated", cidrBlocks: ["10.0.0.0/17", "10.0.128.0/17"] }],
    });
    const zones = made.flatMap(([label, given]) =>
      String(label).startsWith("Subnet") ? [(given as { availabilityZone: string }).availabilityZone] : [],
    );
    expect(zones).toEqual(["eu-west-1a", "eu-west-1b"]);
    expect(made.some(([label]) => String(label).startsWith("Route "))).toBe(false);
  });

  test.each<[string, VpcArgs]>([
    ["no layout", {}],
    ["sizes instead of ranges", { subnetStrategy: "Auto", subnetSpecs: [{ type: "Private", cidrMask: 20 }] }],
    ["the former layout", { subnetSpecs: [{ type: "Private", cidrBlocks: ["10.0.0.0/19"] }] }],
    [
      "fewer ranges than zones",
      {
        availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
        subnetStrategy: "Auto",
        subnetSpecs: [{ type: "Private", cidrBlocks: ["10.0.0.0/19"] }],
      },
    ],
  ])("is not expanded with %s", async (_, args) => {
    expect(await vpc({ availabilityZoneNames: ["eu-west-1a"], ...args })).toEqual([]);
  });
});

/** awsx's source (`awsx/ecr/repository.ts`) gives what is expected here. */
describe("a repository of awsx", () => {
  const policyOf = async (lifecyclePolicy?: object) => {
    const made = await expanded(
      (options) =>
        new Repository(
          "Images",
          { name: "shop-images", ...(lifecyclePolicy && { lifecyclePolicy }) },
          options,
        ),
    );
    return made.map(([label, inputs]) => [label, inputs]);
  };

  test("is named in small letters, and keeps one untagged image unless it is told otherwise", async () => {
    expect(await policyOf()).toEqual([
      ["Repository images", { name: "shop-images" }],
      [
        "LifecyclePolicy images",
        {
          repository: "shop-images",
          policy:
            '{"rules":[{"action":{"type":"expire"},"description":"remove untagged images","rulePriority":1,' +
            '"selection":{"countNumber":1,"countType":"imageCountMoreThan","tagStatus":"untagged"}}]}',
        },
      ],
    ]);
  });

  test("puts the rule for any image last, and gives rules the words of ECR", async () => {
    const rules = [
      { tagStatus: "any", maximumNumberOfImages: 9 },
      { description: "old", tagStatus: "tagged", tagPrefixList: ["v"], maximumAgeLimit: 30 },
    ];
    const [, [, inputs] = []] = await policyOf({ rules });
    expect(JSON.parse((inputs as { policy: string }).policy)).toEqual({
      rules: [
        {
          rulePriority: 1,
          description: "old",
          action: { type: "expire" },
          selection: {
            tagStatus: "tagged",
            tagPrefixList: ["v"],
            countType: "sinceImagePushed",
            countNumber: 30,
            countUnit: "days",
          },
        },
        {
          rulePriority: 2,
          action: { type: "expire" },
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 9 },
        },
      ],
    });
  });

  test("has no lifecycle policy if that is left out", async () => {
    const made = await policyOf({ skip: true });
    expect(made.map(([label]) => label)).toEqual(["Repository images"]);
  });
});
