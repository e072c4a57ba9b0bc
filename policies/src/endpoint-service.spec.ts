import { endpointService } from "./endpoint-service.ts";
import { Property } from "./property.ts";

describe("the service behind a VPC endpoint", () => {
  test.each([
    ["com.amazonaws.eu-west-1.sagemaker.api", "sagemaker.api"],
    ["com.amazonaws.us-gov-west-1.kms-fips", "kms"],
    ["cn.com.amazonaws.cn-north-1.ecr.dkr", "ecr.dkr"],
    ["eu.amazonaws.eusc-de-east-1.ecr.api", "ecr.api"],
    ["aws.sagemaker.ap-southeast-2.studio", "studio"],
  ])("of %s is %s", (name, service) => {
    expect(endpointService(Property.of(name))).toBe(service);
  });

  test.each([
    undefined,
    "",
    "com.amazonaws.s3-global.accesspoint",
    "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
  ])("is none of AWS's for %j", (name) => {
    expect(endpointService(Property.of(name))).toBeUndefined();
  });
});
