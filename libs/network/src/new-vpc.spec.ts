import { isDeepStrictEqual } from "node:util";
import { output } from "@pulumi/pulumi";
import { Subnet } from "@pulumi/aws/ec2/subnet.js";
import { Vpc } from "@pulumi/aws/ec2/vpc.js";
import { type Answers, UNKNOWN, pretendCloud, pretendProblems } from "@mlops/testing";
import { oneForEachZone, vpcArgs, withoutPublicAddresses } from "./new-vpc.ts";

const always = {
  cidrBlock: "10.0.0.0/16",
  enableDnsHostnames: true,
  enableDnsSupport: true,
  subnetStrategy: "Auto",
  subnetNameTagStrategy: "AvailabilityZone",
};
const privateRanges = ["10.0.0.0/19", "10.0.64.0/19", "10.0.128.0/19"];
const publicRanges = ["10.0.32.0/20", "10.0.96.0/20", "10.0.160.0/20"];

describe("a new VPC", () => {
  test.each([
    ["none", "None"],
    ["single", "Single"],
    ["one-per-zone", "OnePerAz"],
  ] as const)("with NAT gateways %s has private and public subnets in each zone", (natGateways, strategy) => {
    expect(vpcArgs({ cidrBlock: "10.0.0.0/16", zones: 3, natGateways })).toEqual({
      ...always,
      numberOfAvailabilityZones: 3,
      natGateways: { strategy },
      subnetSpecs: [
        { type: "Private", name: "private", cidrBlocks: privateRanges },
        { type: "Public", name: "public", cidrBlocks: publicRanges },
      ],
    });
  });

  test("lies in the zones that are named", () => {
    const zones = ["eu-west-1c", "eu-west-1a"] as const;
    expect(vpcArgs({ cidrBlock: "10.0.0.0/16", zones, natGateways: "single" })).toEqual({
      ...always,
      availabilityZoneNames: ["eu-west-1c", "eu-west-1a"],
      natGateways: { strategy: "Single" },
      subnetSpecs: [
        { type: "Private", name: "private", cidrBlocks: privateRanges.slice(0, 2) },
        { type: "Public", name: "public", cidrBlocks: publicRanges.slice(0, 2) },
      ],
    });
  });

  test("without internet has isolated subnets only, under the names and in the ranges of private ones", () => {
    expect(vpcArgs({ cidrBlock: "10.0.0.0/16", zones: 3, internet: false })).toEqual({
      ...always,
      numberOfAvailabilityZones: 3,
      natGateways: { strategy: "None" },
      subnetSpecs: [{ type: "Isolated", name: "private", cidrBlocks: privateRanges }],
    });
  });
});

test("a public subnet of awsx gives nothing a public address by itself", async () => {
  const cloud = await pretendCloud(() => {
    const transforms = [withoutPublicAddresses];
    new Subnet(
      "public",
      { vpcId: "vpc-0a1b", cidrBlock: "10.0.32.0/20", mapPublicIpOnLaunch: true },
      { transforms },
    );
  });
  expect(cloud.inputs("public")).toEqual({
    vpcId: "vpc-0a1b",
    cidrBlock: "10.0.32.0/20",
    mapPublicIpOnLaunch: false,
  });
});

describe("the private subnets of a new VPC", () => {
  const ranges = privateRanges.slice(0, 2);
  const vpcId = output("vpc-0a1b");
  const further = () => new Subnet("further", { vpcId, cidrBlock: "10.0.64.0/19" }).id;
  const inRange = (id: string, range: string): Answers => ({
    "aws:ec2/getSubnets": ({ args }) => ({ ids: isDeepStrictEqual(args.filters, asked(range)) ? [id] : [] }),
  });
  const asked = (range: string) => [
    { name: "vpc-id", values: ["vpc-0a1b"] },
    { name: "cidr-block", values: [range] },
  ];

  test("are known where they are there already, while awsx's list is not, as a further zone is to be made", async () => {
    const program = () => ({
      subnets: oneForEachZone(
        { vpcId, subnetIds: output(["subnet-a", further()]).apply((ids) => ids) },
        ranges,
        {},
      ),
    });
    const { outputs } = await pretendCloud(program, { answers: inRange("subnet-a", "10.0.0.0/19") });
    expect(outputs.subnets).toEqual(["subnet-a", UNKNOWN]);
  });

  test("are those of awsx where AWS does not show them yet", async () => {
    const subnetIds = output(["subnet-a", "subnet-b"]);
    const { outputs } = await pretendCloud(
      () => ({ subnets: oneForEachZone({ vpcId, subnetIds }, ranges, {}) }),
      { answers: { "aws:ec2/getSubnets": { ids: [] } } },
    );
    expect(outputs.subnets).toEqual(["subnet-a", "subnet-b"]);
  });

  test("are as many as there are zones, though none of them is known", async () => {
    const { outputs } = await pretendCloud(() => {
      const made = new Vpc("made", { cidrBlock: "10.0.0.0/16" });
      const subnetIds = made.id.apply((id) => [id]);
      return { subnets: oneForEachZone({ vpcId: made.id, subnetIds }, ranges, {}) };
    });
    expect(outputs.subnets).toEqual([UNKNOWN, UNKNOWN]);
  });

  test("are one for each zone", async () => {
    const problems = await pretendProblems(
      () => ({ subnets: oneForEachZone({ vpcId, subnetIds: output(["subnet-a"]) }, ranges, {}) }),
      { answers: { "aws:ec2/getSubnets": { ids: [] } } },
    );
    expect(problems).toEqual([
      expect.stringContaining("awsx made fewer private subnets than 2, one for each zone"),
    ]);
  });
});
