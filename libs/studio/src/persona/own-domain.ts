import type { ComponentResourceOptions, Output } from "@pulumi/pulumi";
import { Policy } from "@pulumi/aws/iam/policy.js";
import { RolePolicyAttachment } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { arnIn } from "@mlops/aws";
import {
  type AwsEnvironment,
  type PolicyStatement,
  type ServiceRole,
  iamPath,
  policyDocument,
} from "@mlops/core";

/** A domain, for permissions. */
export interface DomainRef {
  readonly id: Output<string>;
  readonly arn: Output<string>;
}

/** Tag with the ARN of the domain that something was made from. Studio gives it to what people make in its pages. */
export const domainTag = "sagemaker:domain-arn";

// What people do with domains, user profiles, spaces and apps.
const spaceActions = [
  "sagemaker:CreateApp",
  "sagemaker:CreatePresignedDomainUrl",
  "sagemaker:CreateSpace",
  "sagemaker:DeleteApp",
  "sagemaker:DeleteSpace",
  "sagemaker:DescribeApp",
  "sagemaker:DescribeDomain",
  "sagemaker:DescribeSpace",
  "sagemaker:DescribeUserProfile",
  "sagemaker:UpdateSpace",
];

/**
 * What is denied to people of a domain, so that the domains of an account are apart. Domains, user profiles, spaces and
 * apps have their domain in their ARNs. Everything else has it in a tag, if it was made from a domain: what another
 * domain's tag is on cannot be described, changed or tagged anew, and nothing can be made under that tag. What has no
 * such tag, such as endpoints that a stack deploys, belongs to no domain.
 *
 * Listings show the names of everything: IAM knows no resource for them.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/domain-resource-isolation.html
 */
export function otherDomains(environment: AwsEnvironment, { id, arn }: DomainRef): PolicyStatement[] {
  const arnOf = (kind: string, below = "") =>
    id.apply((domainId) => arnIn(environment, "sagemaker", `${kind}/${domainId}${below}`));
  const inDomain = ["user-profile", "space", "app"].map((kind) => arnOf(kind, "/*"));
  return [
    {
      Sid: "OtherDomainsSpaces",
      Effect: "Deny",
      Action: spaceActions,
      NotResource: [arnOf("domain"), ...inDomain],
    },
    {
      Sid: "OtherDomainsResources",
      Effect: "Deny",
      Action: ["AddTags", "Delete*", "Describe*", "Stop*", "Update*"].map((name) => `sagemaker:${name}`),
      Resource: "*",
      Condition: taggedForAnother("aws:ResourceTag", arn),
    },
    {
      Sid: "OtherDomainsTag",
      Effect: "Deny",
      Action: ["sagemaker:AddTags", "sagemaker:Create*"],
      Resource: "*",
      Condition: taggedForAnother("aws:RequestTag", arn),
    },
  ];
}

/** The tag is there, and another one. Without the first line, whatever has no tag would count as another's. */
const taggedForAnother = (key: string, domainArn: Output<string>) => ({
  Null: { [`${key}/${domainTag}`]: "false" },
  StringNotEquals: { [`${key}/${domainTag}`]: domainArn },
});

/**
 * Keep people within their domain. The policy is made after the domain, which needs the roles.
 * @param roles the roles of its people
 */
export function keepWithinDomain(
  name: string,
  environment: AwsEnvironment,
  domain: DomainRef,
  roles: readonly ServiceRole[],
  opts: ComponentResourceOptions,
): void {
  const policy = policyDocument(...otherDomains(environment, domain));
  const { arn } = new Policy(`${name}-own-domain`, { path: iamPath, policy }, opts);
  for (const role of roles) {
    const attachment = { role: role.role.name, policyArn: arn };
    new RolePolicyAttachment(`${role.grantName}-own-domain`, attachment, { parent: role });
  }
}
