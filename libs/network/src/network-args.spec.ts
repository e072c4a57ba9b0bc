import { awsEnvironment } from "@mlops/core";
import type { ExistingNetworkArgs, NetworkArgs, NewNetworkArgs } from "./network-args.ts";

test("the compiler refuses what cannot be", () => {
  const vpc = { cidrBlock: "10.0.0.0/16", zones: 2, natGateways: "single" } as const;
  const subnets = { existing: ["subnet-0a1b", "subnet-0c2d"] };
  const references = {
    environment: awsEnvironment({
      app: "platform",
      name: "prod",
      account: "111122223333",
      region: "eu-west-1",
    }),
    logKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/logs",
    permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/mlops/boundary",
  };
  const made = (settings: Partial<NewNetworkArgs>): NetworkArgs => ({
    ...references,
    vpc: { create: vpc },
    ...settings,
  });
  const existing = (settings: Partial<ExistingNetworkArgs>): NetworkArgs => ({
    ...references,
    vpc: { existing: "vpc-0a1b" },
    privateSubnets: subnets,
    workloadSecurityGroup: { existing: "sg-0a1b" },
    ...settings,
  });
  const refused: NetworkArgs[] = [
    // @ts-expect-error a VPC without internet has no NAT gateways
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2, internet: false, natGateways: "single" } } }),
    // @ts-expect-error whether there are NAT gateways is the caller's decision
    made({ vpc: { create: { cidrBlock: "10.0.0.0/16", zones: 2 } } }),
    // @ts-expect-error subnets of another VPC cannot lie in a new one
    { ...references, vpc: { create: vpc }, privateSubnets: subnets },
    // @ts-expect-error subnets are made with their VPC
    { ...references, vpc: { existing: "vpc-0a1b" }, workloadSecurityGroup: { existing: "sg-0a1b" } },
    // @ts-expect-error an id is given or read, not both
    existing({ vpc: { existing: "vpc-0a1b", fromSsm: "/shared/vpc-id" } }),
    // @ts-expect-error endpoints in an existing VPC need its route tables and clients
    existing({ endpoints: {} }),
  ];
  expect(refused).toHaveLength(6);
});
