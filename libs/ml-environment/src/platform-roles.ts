import { type AwsPlace, iamArn } from "@mlops/aws";
import { iamPath } from "@mlops/core";

/** Pattern of the ARNs of the platform's roles in an account. */
export function platformRoles(account: Omit<AwsPlace, "region">): string {
  return iamArn(account, `role${iamPath}*`);
}
