import { StackReference } from "@pulumi/pulumi";
import { type PretendOptions, pretendCloud, pretendProblems } from "@mlops/testing";
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

  test("of a stack that exports no such contract is refused", async () => {
    expect(await pretendProblems(read, { references: { "platform.dev": {} } })).toEqual([
      expect.stringContaining("Required output 'network' does not exist on stack 'platform.dev'"),
    ]);
  });
});
