import {
  accountRootArn,
  arnIn,
  awsManagedPolicyArn,
  awsManagedPolicyName,
  bucketArn,
  formatArn,
  iamArn,
  modelPackageArnPattern,
  parseArn,
  parseArnPattern,
  roleArnPattern,
  ssmParameterPattern,
} from "./arn.ts";

const china = { partition: "aws-cn", region: "cn-north-1", account: "111122223333" } as const;

describe("an ARN", () => {
  test("carries partition, region and account; a bucket's carries neither region nor account", () => {
    expect(arnIn(china, "sagemaker", "endpoint/fraud")).toBe(
      "arn:aws-cn:sagemaker:cn-north-1:111122223333:endpoint/fraud",
    );
    expect(bucketArn(china, "data")).toBe("arn:aws-cn:s3:::data");
    expect(bucketArn(china, "data", "captured/*")).toBe("arn:aws-cn:s3:::data/captured/*");
  });

  test("of IAM carries an account and no region", () => {
    expect(iamArn(china, "role/mlops/*")).toBe("arn:aws-cn:iam::111122223333:role/mlops/*");
    expect(accountRootArn(china)).toBe("arn:aws-cn:iam::111122223333:root");
    expect(awsManagedPolicyArn(china, "ReadOnlyAccess")).toBe("arn:aws-cn:iam::aws:policy/ReadOnlyAccess");
  });

  test.each([
    ["arn:aws:iam::111122223333:role/mlops/deploy", ["aws", "iam", "", "111122223333", "role/mlops/deploy"]],
    ["arn:aws:s3:::data/captured/*", ["aws", "s3", "", "", "data/captured/*"]],
    [
      "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/lambda/x:*",
      ["aws-cn", "logs", "cn-north-1", "111122223333", "log-group:/aws/lambda/x:*"],
    ],
    ["arn:aws:automate:eu-west-1:ec2:stop", ["aws", "automate", "eu-west-1", "ec2", "stop"]],
  ])("%s is taken apart, and put together again", (text, [partition, service, region, account, resource]) => {
    const arn = parseArn(text);
    expect(arn).toEqual({ partition, service, region, account, resource });
    expect(arn && formatArn(arn)).toBe(text);
  });

  test.each(["", "arn", "arn:aws:s3", "arn:aws:s3:::", "arn:*:s3:::data", "urn:aws:s3:::data", "data"])(
    "%j is none",
    (text) => {
      expect(parseArn(text)).toBeUndefined();
    },
  );
});

test.each([
  [
    "arn:aws:iam::*:role/*",
    { partition: "aws", service: "iam", region: "", account: "*", resource: "role/*" },
  ],
  ["arn:aws:s3*", { partition: "aws", service: "s3*" }],
  ["arn:*", { partition: "*" }],
  ["arn:aws:a:b:c:d:e", { partition: "aws", service: "a", region: "b", account: "c", resource: "d:e" }],
  ["*", undefined],
  ["", undefined],
])("the pattern of ARNs %j has the parts that it reaches", (pattern, parts) => {
  expect(parseArnPattern(pattern)).toEqual(parts);
});

test.each([
  ["arn:aws:iam::aws:policy/AdministratorAccess", "AdministratorAccess"],
  ["arn:aws-cn:iam::aws:policy/service-role/AWSLambdaRole", "AWSLambdaRole"],
  ["arn:aws:iam::111122223333:policy/AdministratorAccess", undefined],
  ["arn:aws:iam::aws:policy/", undefined],
  ["AdministratorAccess", undefined],
])("%s names the policy of AWS %j", (arn, name) => {
  expect(awsManagedPolicyName(arn)).toBe(name);
});

test("the ARN of a role has an account and a name", () => {
  expect("arn:aws-us-gov:iam::111122223333:role/mlops/deploy").toMatch(roleArnPattern);
  expect("arn:aws:iam::111122223333:role/").not.toMatch(roleArnPattern);
  expect("arn:aws:iam::1111:role/deploy").not.toMatch(roleArnPattern);
  expect("arn:aws:iam::111122223333:user/ana").not.toMatch(roleArnPattern);
});

test("the ARN of a model package has a group and a version", () => {
  const arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package";
  expect(`${arn}/fraud/7`).toMatch(modelPackageArnPattern);
  for (const other of ["/fraud", "/fraud/0", "/fraud/latest", "/-fraud/7", "-group/fraud"]) {
    expect(`${arn}${other}`).not.toMatch(modelPackageArnPattern);
  }
});

test("an SSM parameter is named, or given by ARN", () => {
  expect("/shared/network/vpc-id").toMatch(ssmParameterPattern);
  expect("arn:aws:ssm:eu-west-1:111122223333:parameter/shared/vpc-id").toMatch(ssmParameterPattern);
  expect("arn:aws:ssm:eu-west-1:parameter/shared/vpc-id").not.toMatch(ssmParameterPattern);
  expect("vpc id").not.toMatch(ssmParameterPattern);
});
