import { awsEnvironment } from "@mlops/core";
import { interfaceEndpoints, interfaceServiceName, s3GatewayServiceName } from "./endpoint-services.ts";

const place = (region: string) => awsEnvironment("dev", "111122223333", region);

test.each([
  ["eu-west-1", "sagemaker.api", "com.amazonaws.eu-west-1.sagemaker.api"],
  ["eu-west-1", "sagemaker.featurestore-runtime", "com.amazonaws.eu-west-1.sagemaker.featurestore-runtime"],
  ["eu-west-1", "codeartifact.repositories", "com.amazonaws.eu-west-1.codeartifact.repositories"],
  ["eu-west-1", "studio", "aws.sagemaker.eu-west-1.studio"],
  ["eu-west-1", "notebook", "aws.sagemaker.eu-west-1.notebook"],
  ["us-gov-west-1", "ecr.dkr", "com.amazonaws.us-gov-west-1.ecr.dkr"],
  ["cn-north-1", "sagemaker.runtime", "cn.com.amazonaws.cn-north-1.sagemaker.runtime"],
  ["cn-northwest-1", "ecr.api", "cn.com.amazonaws.cn-northwest-1.ecr.api"],
  ["cn-north-1", "logs", "com.amazonaws.cn-north-1.logs"],
  ["cn-north-1", "kms", "com.amazonaws.cn-north-1.kms"],
  ["cn-north-1", "studio", "aws.sagemaker.cn-north-1.studio"],
  ["eusc-de-east-1", "ecr.api", "eu.amazonaws.eusc-de-east-1.ecr.api"],
])("in %s the endpoint of %s leads to %s", (region, service, name) => {
  expect(interfaceServiceName(place(region), service)).toBe(name);
});

test("the gateway to S3 has the same name in China as elsewhere", () => {
  expect(s3GatewayServiceName(place("cn-north-1"))).toBe("com.amazonaws.cn-north-1.s3");
});

describe("the interface endpoints", () => {
  const services = (args: Parameters<typeof interfaceEndpoints>[0]) =>
    interfaceEndpoints(args).map(({ service }) => service);

  test("are the ones SageMaker needs, unless it is said otherwise", () => {
    expect(services({})).toEqual([
      "sagemaker.api",
      "sagemaker.runtime",
      "sagemaker.featurestore-runtime",
      "sts",
      "logs",
      "monitoring",
      "ecr.api",
      "ecr.dkr",
      "kms",
      "ssm",
      "secretsmanager",
    ]);
  });

  test("are only the additional ones where no others are wanted", () => {
    expect(
      interfaceEndpoints({
        interfaces: "none",
        additional: ["athena", { service: "transfer.server", policy: "not-supported" }],
      }),
    ).toEqual([
      { service: "athena", takesPolicy: true },
      { service: "transfer.server", takesPolicy: false },
    ]);
  });
});
