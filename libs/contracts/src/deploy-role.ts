import { iamArn } from "@mlops/aws";
import { type AwsEnvironment, type EnvironmentName, iamPath } from "@mlops/core";

/**
 * Name of the role that deploys the stacks of an environment into its account. Made by `account.<environment>`, which
 * says who may assume it: known before it exists, so that other accounts can name it.
 */
export function deployRoleName(environment: EnvironmentName): string {
  return `deploy-${environment}`;
}

/** Name of the role that previews the stacks of an environment against its account, and only reads. */
export function previewRoleName(environment: EnvironmentName): string {
  return `preview-${environment}`;
}

/** ARN of the role that deploys the stacks of `environment`: what their files give as `deployRoleArn`. */
export function deployRoleArn(environment: RoleHolder): string {
  return platformRole(environment, deployRoleName(environment.name));
}

/** ARN of the role that previews the stacks of `environment` against its account. */
export function previewRoleArn(environment: RoleHolder): string {
  return platformRole(environment, previewRoleName(environment.name));
}

type RoleHolder = Pick<AwsEnvironment, "partition" | "account" | "name">;

function platformRole(account: RoleHolder, name: string): string {
  return iamArn(account, `role${iamPath}${name}`);
}
