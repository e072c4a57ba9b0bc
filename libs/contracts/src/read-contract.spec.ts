import { StackReference } from "@pulumi/pulumi";
import { type PretendOptions, pretendCloud, pretendProblems } from "@mlops/testing";
import { instanceOf } from "./contract.ts";
import { type EndpointServing, endpointContract } from "./endpoint.ts";
import { networkContract } from "./network.ts";
import { readContract } from "./read-contract.ts";
import { platformOutputs, testEnvironment } from "./testing/platform-ref.ts";

type OutputValue = NonNullable<PretendOptions["references"]>[string][string];

const environment = testEnvironment();
const exported = platformOutputs(environment).network;

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
  const refusal = (...problems: string[]) => [
    ['output "network" of stack platform.dev cannot be used:', ...problems].join("\n  - "),
  ];

  test("gives the values that the other stack exported", async () => {
    const { environment: _, ...values } = exported;
    expect((await pretendCloud(read, options({ ...exported, unused: 1 }))).outputs).toEqual(values);
  });

  test.each<[string, OutputValue, string[]]>([
    [
      "of another account",
      { ...exported, environment: { ...environment, account: "444455556666" } },
      [
        'environment.account: got "444455556666"; ' +
          'expected "111122223333", the account that the stack that reads it names',
      ],
    ],
    [
      "of another region",
      { ...exported, environment: { ...environment, region: "us-east-1" } },
      [
        'environment.region: got "us-east-1"; expected "eu-west-1", the region that the stack that reads it names',
      ],
    ],
    [
      "with missing and ill-formed fields",
      {
        environment: { ...environment },
        vpcId: 1,
        privateSubnetIds: "subnet-1",
      },
      [
        "vpcId: got 1; expected a string",
        'privateSubnetIds: got "subnet-1"; expected a list',
        "workloadSecurityGroupId: got nothing; expected a string",
      ],
    ],
    ["that is a single string", "vpc-1", ['value: got "vpc-1"; expected an object']],
  ])("%s is refused", async (_, value, problems) => {
    expect(await pretendProblems(read, options(value))).toEqual(refusal(...problems));
  });

  test("of a stack that exports no such contract is refused with the command that comes first", async () => {
    expect(await pretendProblems(read, { references: { "platform.dev": {} } })).toEqual([
      'stack platform.dev exports no "network", which this stack reads; ' +
        "deploy it first: pulumi up --stack platform.dev",
    ]);
  });

  test("whose plain parts are others than the reader states is refused", async () => {
    const serving: EndpointServing = { mode: "real-time", target: { kind: "none" } };
    const readEndpoint = () => {
      const stack = new StackReference("scoring.dev");
      return { name: readContract(endpointContract, stack, environment, { serving }).endpointName };
    };
    const endpoint = { environment: { ...environment }, endpointName: "scoring", endpointArn: "arn" };
    const exporting = (mode: string) => ({
      references: {
        "scoring.dev": { endpoint: { ...endpoint, serving: { mode, target: { kind: "none" } } } },
      },
    });
    expect((await pretendCloud(readEndpoint, exporting("real-time"))).outputs).toEqual({ name: "scoring" });
    expect(await pretendProblems(readEndpoint, exporting("asynchronous"))).toEqual([
      'output "endpoint" of stack scoring.dev cannot be used:\n' +
        '  - serving: got {"mode":"asynchronous","target":{"kind":"none"}}; ' +
        'expected {"mode":"real-time","target":{"kind":"none"}}, as the stack that reads it states',
    ]);
  });

  test("one of several of a kind, gives the values of that one", async () => {
    const network = instanceOf(networkContract, "edge");
    const cloud = await pretendCloud(
      () => ({ id: readContract(network, new StackReference("platform.dev"), environment).vpcId }),
      { references: { "platform.dev": { "network-edge": { ...exported, vpcId: "vpc-2" } } } },
    );
    expect(cloud.outputs).toEqual({ id: "vpc-2" });
  });
});
