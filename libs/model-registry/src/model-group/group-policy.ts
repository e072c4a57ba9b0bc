import { accountRootArn, arnIn } from "@mlops/aws";
import { type AwsEnvironment, type PolicyDocument, type PolicyStatement, policyDocument } from "@mlops/core";

/** Which other accounts may do what with the versions of a model. */
export interface GroupReaders {
  /** 12 digits each: they describe, list and deploy versions. */
  readonly readerAccounts: readonly string[];
  /** 12 digits each: they approve and reject versions as well. */
  readonly approverAccounts: readonly string[];
}

/**
 * The policy of a model package group: who in other accounts may use its versions. The accounts' own policies decide
 * which of their roles. A group of the own account needs none.
 */
export function groupPolicy(
  environment: AwsEnvironment,
  groupName: string,
  { readerAccounts, approverAccounts }: GroupReaders,
): PolicyDocument {
  const group = arnIn(environment, "sagemaker", `model-package-group/${groupName}`);
  const versions = arnIn(environment, "sagemaker", `model-package/${groupName}/*`);
  const allow = (Sid: string, accounts: readonly string[], Action: string[], Resource: string) => ({
    Sid,
    Effect: "Allow" as const,
    Principal: { AWS: accounts.map((account) => accountRootArn({ ...environment, account })) },
    Action,
    Resource: [Resource],
  });
  const approve: PolicyStatement[] =
    approverAccounts.length > 0
      ? [allow("ApproveVersions", approverAccounts, ["sagemaker:UpdateModelPackage"], versions)]
      : [];
  return policyDocument(
    allow("DescribeGroup", readerAccounts, ["sagemaker:DescribeModelPackageGroup"], group),
    allow(
      "DeployVersions",
      readerAccounts,
      ["sagemaker:CreateModel", "sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
      versions,
    ),
    ...approve,
  );
}
