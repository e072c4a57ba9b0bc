import { isService, isServicePrincipal, regionalService, servicePrincipals } from "./service-principals.ts";

test("a service in a region has the region in its name, and China's ending there", () => {
  expect(regionalService({ region: "eu-west-1", partition: "aws" }, "logs")).toBe(
    "logs.eu-west-1.amazonaws.com",
  );
  expect(regionalService({ region: "cn-north-1", partition: "aws-cn" }, "logs")).toBe(
    "logs.cn-north-1.amazonaws.com.cn",
  );
});

test.each([
  ["s3.amazonaws.com", true, true],
  ["s3.amazonaws.com.cn", true, true],
  ["sagemaker.amazonaws.com", true, false],
  ["111122223333", false, false],
  ["s3.amazonaws.com.example", false, false],
  ["*", false, false],
])("%s names a service: %s; S3: %s", (principal, service, s3) => {
  expect(isServicePrincipal(principal)).toBe(service);
  expect(isService(principal, servicePrincipals.s3)).toBe(s3);
});
