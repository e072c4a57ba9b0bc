import { partitionOf } from "./partition.ts";
import { endpointServiceOf, interfaceServiceName, s3GatewayServiceName } from "./vpc-endpoint-service.ts";

const place = (region: string) => ({ region, partition: partitionOf(region) });

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
])("in %s the endpoint of %s leads to %s, and back", (region, service, name) => {
  expect(interfaceServiceName(place(region), service)).toBe(name);
  expect(endpointServiceOf(name)).toBe(service);
});

test("the gateway to S3 has the same name in China as elsewhere", () => {
  expect(s3GatewayServiceName(place("cn-north-1"))).toBe("com.amazonaws.cn-north-1.s3");
});

describe("the service behind a VPC endpoint", () => {
  test.each([
    ["com.amazonaws.eu-west-1.sagemaker.api", "sagemaker.api"],
    ["com.amazonaws.us-gov-west-1.kms-fips", "kms"],
    ["cn.com.amazonaws.cn-north-1.ecr.dkr", "ecr.dkr"],
    ["eu.amazonaws.eusc-de-east-1.ecr.api", "ecr.api"],
    ["aws.sagemaker.ap-southeast-2.studio", "studio"],
  ])("of %s is %s", (name, service) => {
    expect(endpointServiceOf(name)).toBe(service);
  });

  test.each([
    "",
    "com.amazonaws.s3-global.accesspoint",
    "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
  ])("is none of AWS's for %j", (name) => {
    expect(endpointServiceOf(name)).toBeUndefined();
  });
});
