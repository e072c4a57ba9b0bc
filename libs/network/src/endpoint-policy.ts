import { bucketArn, bucketsOfAws, formatArn, imagePullActions } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** Who may use an endpoint, and to reach what. */
export interface Perimeter {
  readonly environment: AwsEnvironment;
  /** Other accounts whose resources may be reached. */
  readonly trustedAccounts: readonly string[];
  /** Names of other owners' buckets that may be read. */
  readonly readableBuckets: readonly string[];
}

/**
 * The policy of an endpoint. It grants nothing; it is the most that anyone may do through the endpoint. This
 * account's identities reach resources of this account and of trusted ones: credentials of other accounts cannot be
 * used inside the VPC, and data cannot leave to other accounts. It follows what AWS recommends for a data perimeter (github.com/aws-samples/data-perimeter-policy-examples).
 * @param service short name of the service, such as `ecr.api`; `s3` for the gateway endpoint
 */
export function endpointPolicy(service: string, perimeter: Perimeter): PolicyDocument {
  return policyDocument(ownIdentities(perimeter), servicesOfAws, ...(exceptions[service]?.(perimeter) ?? []));
}

/** An endpoint carries calls of one service only, so `*` here means every action of that service. */
const everyAction = ["*"];

const ownIdentities = ({ environment: { account }, trustedAccounts }: Perimeter): PolicyStatement => ({
  Sid: "OwnIdentitiesOnTrustedResources",
  Effect: "Allow",
  Principal: "*",
  Action: everyAction,
  Resource: "*",
  Condition: {
    StringEquals: { "aws:PrincipalAccount": account, "aws:ResourceAccount": [account, ...trustedAccounts] },
  },
});

/** AWS services that act inside the VPC on the account's behalf, such as agents that download their updates. */
const servicesOfAws: PolicyStatement = {
  Sid: "ServicesOfAws",
  Effect: "Allow",
  Principal: "*",
  Action: everyAction,
  Resource: "*",
  Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } },
};

/** Resources of AWS itself that workloads need, by service. */
const exceptions: Readonly<Record<string, (perimeter: Perimeter) => PolicyStatement[]>> = {
  s3: ({ environment, readableBuckets }) => [
    {
      // No condition on the principal: image layers come through URLs that ECR has signed, packages without a signature.
      Sid: "ReadBucketsOfAws",
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject", "s3:ListBucket"],
      Resource: [...bucketsOfAws(environment.region), ...readableBuckets].flatMap((bucket) => [
        bucketArn(environment, bucket),
        bucketArn(environment, bucket, "*"),
      ]),
    },
  ],
  "ecr.api": pullImagesOfAws,
  "ecr.dkr": pullImagesOfAws,
  ssm: ({ environment }) => [
    ownIdentitiesOn(environment, "ReadPublicParameters", {
      actions: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
      resources: [ownedByAws(environment, "ssm", "", "parameter/aws/*")],
    }),
    ownIdentitiesOn(environment, "UsePublicDocuments", {
      actions: ["ssm:DescribeDocument", "ssm:GetDocument", "ssm:SendCommand", "ssm:StartSession"],
      resources: [ownedByAws(environment, "ssm", "", "document/*")],
    }),
  ],
  "sagemaker.api": ({ environment }) => [
    ownIdentitiesOn(environment, "ReadPublicModelHub", {
      actions: [
        "sagemaker:DescribeHub",
        "sagemaker:DescribeHubContent",
        "sagemaker:ListHubContents",
        "sagemaker:ListHubContentVersions",
      ],
      resources: [
        ownedByAws(environment, "sagemaker", "aws", "hub/*"),
        ownedByAws(environment, "sagemaker", "aws", "hub-content/*"),
      ],
    }),
  ],
};

/** SageMaker's framework images live in accounts of AWS, one for each region and framework. */
function pullImagesOfAws({ environment }: Perimeter): PolicyStatement[] {
  return [
    ownIdentitiesOn(environment, "PullForeignImages", {
      actions: [...imagePullActions],
      resources: ["*"],
    }),
  ];
}

function ownIdentitiesOn(
  { account }: AwsEnvironment,
  sid: string,
  { actions, resources }: { actions: string[]; resources: string[] },
): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Allow",
    Principal: "*",
    Action: actions,
    Resource: resources,
    Condition: { StringEquals: { "aws:PrincipalAccount": account } },
  };
}

/** ARN of a resource that AWS owns: in place of an account it has nothing, or `aws`. */
function ownedByAws(
  { partition, region }: AwsEnvironment,
  service: string,
  owner: "" | "aws",
  resource: string,
): string {
  return formatArn({ partition, service, region, account: owner, resource });
}
