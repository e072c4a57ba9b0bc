import { sageMakerEndpointServices } from "@mlops/aws";
import { awsEnvironment } from "@mlops/core";
import { endpointPolicy } from "./endpoint-policy.ts";

const perimeter = {
  environment: awsEnvironment({
    app: "platform",
    name: "prod",
    account: "111122223333",
    region: "eu-west-1",
  }),
  trustedAccounts: ["444455556666"],
  readableBuckets: ["open-data"],
};

const ownIdentities = {
  Sid: "OwnIdentitiesOnTrustedResources",
  Effect: "Allow",
  Principal: "*",
  Action: ["*"],
  Resource: "*",
  Condition: {
    StringEquals: {
      "aws:PrincipalAccount": "111122223333",
      "aws:ResourceAccount": ["111122223333", "444455556666"],
    },
  },
};

const servicesOfAws = {
  Sid: "ServicesOfAws",
  Effect: "Allow",
  Principal: "*",
  Action: ["*"],
  Resource: "*",
  Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
};

const ownIdentitiesOnly = { StringEquals: { "aws:PrincipalAccount": "111122223333" } };

const statements = (service: string) => endpointPolicy(service, perimeter).Statement;
const exceptions = (service: string) => statements(service).slice(2);

describe("the policy of an endpoint", () => {
  test.each(["sts", "kms", "logs", "athena"])(
    "lets this account's identities reach this account and trusted ones, at %s",
    (service) => {
      expect(endpointPolicy(service, perimeter)).toEqual({
        Version: "2012-10-17",
        Statement: [ownIdentities, servicesOfAws],
      });
    },
  );

  test("trusts no account but its own by default", () => {
    const [own] = endpointPolicy("kms", { ...perimeter, trustedAccounts: [] }).Statement;
    expect(own?.Condition).toEqual({
      StringEquals: { "aws:PrincipalAccount": "111122223333", "aws:ResourceAccount": ["111122223333"] },
    });
  });

  test("lets anyone read AWS's buckets and the named ones through the S3 gateway, and write none of them", () => {
    expect(exceptions("s3")).toEqual([
      {
        Sid: "ReadBucketsOfAws",
        Effect: "Allow",
        Principal: "*",
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [
          "arn:aws:s3:::assets-438097961670-eu-west-1",
          "arn:aws:s3:::assets-438097961670-eu-west-1/*",
          "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket",
          "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*",
          "arn:aws:s3:::jumpstart-cache-prod-eu-west-1",
          "arn:aws:s3:::jumpstart-cache-prod-eu-west-1/*",
          "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2",
          "arn:aws:s3:::al2023-repos-eu-west-1-de612dc2/*",
          "arn:aws:s3:::amazonlinux-2-repos-eu-west-1",
          "arn:aws:s3:::amazonlinux-2-repos-eu-west-1/*",
          "arn:aws:s3:::amazon-ssm-eu-west-1",
          "arn:aws:s3:::amazon-ssm-eu-west-1/*",
          "arn:aws:s3:::amazon-ssm-packages-eu-west-1",
          "arn:aws:s3:::amazon-ssm-packages-eu-west-1/*",
          "arn:aws:s3:::aws-ssm-eu-west-1",
          "arn:aws:s3:::aws-ssm-eu-west-1/*",
          "arn:aws:s3:::patch-baseline-snapshot-eu-west-1",
          "arn:aws:s3:::patch-baseline-snapshot-eu-west-1/*",
          "arn:aws:s3:::open-data",
          "arn:aws:s3:::open-data/*",
        ],
      },
    ]);
  });

  test.each(["ecr.api", "ecr.dkr"])(
    "lets this account's identities pull SageMaker's images at %s",
    (service) => {
      expect(exceptions(service)).toEqual([
        {
          Sid: "PullForeignImages",
          Effect: "Allow",
          Principal: "*",
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Resource: ["*"],
          Condition: ownIdentitiesOnly,
        },
      ]);
    },
  );

  test("lets this account's identities read public parameters and use public documents at ssm", () => {
    expect(exceptions("ssm")).toEqual([
      {
        Sid: "ReadPublicParameters",
        Effect: "Allow",
        Principal: "*",
        Action: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
        Resource: ["arn:aws:ssm:eu-west-1::parameter/aws/*"],
        Condition: ownIdentitiesOnly,
      },
      {
        Sid: "UsePublicDocuments",
        Effect: "Allow",
        Principal: "*",
        Action: ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:SendCommand", "ssm:StartSession"],
        Resource: ["arn:aws:ssm:eu-west-1::document/*"],
        Condition: ownIdentitiesOnly,
      },
    ]);
  });

  test("lets this account's identities read the public model hub at sagemaker.api", () => {
    expect(exceptions("sagemaker.api")).toEqual([
      {
        Sid: "ReadPublicModelHub",
        Effect: "Allow",
        Principal: "*",
        Action: [
          "sagemaker:DescribeHub",
          "sagemaker:DescribeHubContent",
          "sagemaker:ListHubContents",
          "sagemaker:ListHubContentVersions",
        ],
        Resource: ["arn:aws:sagemaker:eu-west-1:aws:hub/*", "arn:aws:sagemaker:eu-west-1:aws:hub-content/*"],
        Condition: ownIdentitiesOnly,
      },
    ]);
  });

  test.each(["s3", ...sageMakerEndpointServices])(
    "at %s allows everything nowhere without a condition",
    (service) => {
      const unconditional = statements(service).filter(({ Condition }) => Condition === undefined);
      expect(
        unconditional.filter(({ Action, Resource }) => Action?.includes("*") || Resource === "*"),
      ).toEqual([]);
    },
  );

  test("names the partition of its region", () => {
    const environment = awsEnvironment({
      app: "platform",
      name: "prod",
      account: "111122223333",
      region: "cn-north-1",
    });
    const texts = JSON.stringify(
      ["s3", "ssm"].map((service) => endpointPolicy(service, { ...perimeter, environment })),
    );
    expect(texts).toContain("arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*");
    expect(texts).not.toContain("arn:aws:");
  });
});
