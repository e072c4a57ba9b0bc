import { arnIn, awsEnvironment, bucketArn } from "./environment.ts";

test.each([
  ["eu-west-1", "aws"],
  ["us-gov-west-1", "aws-us-gov"],
  ["cn-north-1", "aws-cn"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["us-isof-south-1", "aws-iso-f"],
  ["eusc-de-east-1", "aws-eusc"],
])("region %s is in partition %s", (region, partition) => {
  expect(awsEnvironment("dev", "111122223333", region)).toEqual({
    name: "dev",
    account: "111122223333",
    region,
    partition,
  });
});

test("an ARN carries partition, region and account; a bucket's carries neither region nor account", () => {
  const china = awsEnvironment("prod", "111122223333", "cn-north-1");
  expect(arnIn(china, "sagemaker", "endpoint/fraud")).toBe(
    "arn:aws-cn:sagemaker:cn-north-1:111122223333:endpoint/fraud",
  );
  expect(bucketArn(china, "data")).toBe("arn:aws-cn:s3:::data");
  expect(bucketArn(china, "data", "captured/*")).toBe("arn:aws-cn:s3:::data/captured/*");
});
