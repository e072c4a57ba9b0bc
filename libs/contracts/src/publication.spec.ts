import { output } from "@pulumi/pulumi";
import { type AwsEnvironment, awsEnvironment } from "@mlops/core";
import { pretendCloud } from "@mlops/testing";
import { instanceOf } from "./contract.ts";
import { type EndpointRef, endpointContract } from "./endpoint.ts";
import { networkContract } from "./network.ts";
import { Publication } from "./publication.ts";
import { platformOutputs, platformRef } from "./testing/platform-ref.ts";

const place = { name: "dev", account: "111122223333", region: "eu-west-1" } as const;

const endpointIn = (environment: AwsEnvironment): EndpointRef => ({
  environment,
  endpointName: output("scoring"),
  endpointArn: output("arn"),
  serving: { mode: "serverless", target: { kind: "none" } },
});

describe("a publication", () => {
  test("puts each field of a reference under /mlops/<environment>/<app>/<contract>/", async () => {
    const cloud = await pretendCloud(() => void new Publication(networkContract, platformRef().network));

    expect(cloud.census()).toEqual([
      "Parameter sentiment-network-private-subnet-ids",
      "Parameter sentiment-network-vpc-id",
      "Parameter sentiment-network-workload-security-group-id",
      "Publication sentiment-network",
    ]);
    expect(cloud.inputs("sentiment-network-vpc-id")).toEqual({
      name: "/mlops/dev/sentiment/network/vpc-id",
      type: "String",
      insecureValue: "vpc-1",
      description: "vpcId of the network contract",
    });
    expect(cloud.inputs("sentiment-network-private-subnet-ids")).toMatchObject({
      type: "StringList",
      insecureValue: "subnet-a,subnet-b",
    });
  });

  test("is what another stack reads back", async () => {
    const cloud = await pretendCloud(() => ({
      network: new Publication(networkContract, platformRef().network).exported,
    }));

    expect(cloud.outputs).toEqual({ network: platformOutputs().network });
  });
});

test("two apps with two endpoints each in one account and environment publish under eight different names", async () => {
  const cloud = await pretendCloud(() => {
    for (const app of ["fraud", "churn"]) {
      const environment = awsEnvironment({ app, ...place });
      for (const instance of ["scoring", "ranking"]) {
        new Publication(instanceOf(endpointContract, instance), endpointIn(environment));
      }
    }
  });
  const parameters = cloud.resources.filter(({ type }) => type === "aws:ssm/parameter:Parameter");
  expect(parameters.map(({ inputs }) => inputs.name).sort()).toEqual([
    "/mlops/dev/churn/endpoint/ranking/endpoint-arn",
    "/mlops/dev/churn/endpoint/ranking/endpoint-name",
    "/mlops/dev/churn/endpoint/scoring/endpoint-arn",
    "/mlops/dev/churn/endpoint/scoring/endpoint-name",
    "/mlops/dev/fraud/endpoint/ranking/endpoint-arn",
    "/mlops/dev/fraud/endpoint/ranking/endpoint-name",
    "/mlops/dev/fraud/endpoint/scoring/endpoint-arn",
    "/mlops/dev/fraud/endpoint/scoring/endpoint-name",
  ]);
});

test.each(["Churn", "", "1st", "churn/eu", "churn--eu"])('an instance called "%s" is refused', (instance) => {
  expect(() => instanceOf(endpointContract, instance)).toThrow(
    new Error(
      `instance of contract endpoint: got "${instance}"; ` +
        "expected lower-case letters, digits and single hyphens, a letter first",
    ),
  );
});
