import { StackReference, output } from "@pulumi/pulumi";
import { awsEnvironment } from "@mlops/core";
import { type PretendOptions, pretendCloud, pretendProblems } from "@mlops/testing";
import { Publication, readContract } from "./contract.ts";
import { type NetworkRef, networkContract } from "./network.ts";

type OutputValue = NonNullable<PretendOptions["references"]>[string][string];

const environment = awsEnvironment("dev", "111122223333", "eu-west-1");
const network: NetworkRef = {
  environment,
  vpcId: output("vpc-1"),
  privateSubnetIds: output(["subnet-1", "subnet-2"]),
  workloadSecurityGroupId: output("sg-1"),
};
const exported = {
  environment: { ...environment },
  vpcId: "vpc-1",
  privateSubnetIds: ["subnet-1", "subnet-2"],
  workloadSecurityGroupId: "sg-1",
};

describe("a publication", () => {
  test("puts each field of a reference under /mlops/<environment>/<contract>/", async () => {
    const cloud = await pretendCloud(() => void new Publication(networkContract, network));

    expect(cloud.census()).toEqual([
      "Parameter network-private-subnet-ids",
      "Parameter network-vpc-id",
      "Parameter network-workload-security-group-id",
      "Publication network",
    ]);
    expect(cloud.inputs("network-vpc-id")).toEqual({
      name: "/mlops/dev/network/vpc-id",
      type: "String",
      insecureValue: "vpc-1",
      description: "vpcId of the network contract",
    });
    expect(cloud.inputs("network-private-subnet-ids")).toMatchObject({
      type: "StringList",
      insecureValue: "subnet-1,subnet-2",
    });
  });

  test("is what another stack reads back", async () => {
    const cloud = await pretendCloud(() => ({ network: new Publication(networkContract, network).exported }));

    expect(cloud.outputs).toEqual({ network: exported });
  });
});

describe("reading a contract", () => {
  const read = () => {
    const { environment: _, ...values } = readContract(
      networkContract,
      new StackReference("platform.dev"),
      environment,
    );
    return values;
  };
  const options = (value: OutputValue): PretendOptions => ({
    references: { "platform.dev": { network: value } },
  });

  test("gives the values that the other stack exported", async () => {
    const { environment: _, ...values } = exported;
    expect((await pretendCloud(read, options(exported))).outputs).toEqual(values);
  });

  test.each<[string, OutputValue, string]>([
    [
      "of another account",
      { ...exported, environment: { ...environment, account: "444455556666" } },
      "it lives in account 444455556666, eu-west-1; expected account 111122223333, eu-west-1",
    ],
    [
      "with missing and ill-formed fields",
      {
        environment: { ...environment },
        vpcId: 1,
        privateSubnetIds: "subnet-1",
        workloadSecurityGroupId: "sg-1",
      },
      'vpcId: expected a text, got 1; privateSubnetIds: expected a list, got "subnet-1"',
    ],
  ])("%s is refused", async (_, value, reason) => {
    expect(await pretendProblems(read, options(value))).toEqual([
      expect.stringContaining(`output "network" of stack platform.dev cannot be used: ${reason}`),
    ]);
  });

  test("of a stack that exports no such contract is refused", async () => {
    expect(await pretendProblems(read, { references: { "platform.dev": {} } })).toEqual([
      expect.stringContaining("Required output 'network' does not exist on stack 'platform.dev'"),
    ]);
  });
});
