import { type AwsEnvironment, serviceRoleArn } from "@mlops/core";
import { type DeployStage, deployPipelineName, deployerRoleName } from "@mlops/delivery";
import type { ToolingConfig } from "./sections.ts";

const stages: readonly DeployStage[] = ["qa", "production"];

/** The roles that deploy into each environment: what `account.<environment>` lets assume the role that deploys. */
export function deployers(
  environment: AwsEnvironment,
  { products }: ToolingConfig,
): Readonly<Record<string, readonly string[]>> {
  const roles: Record<string, string[]> = {};
  for (const [product, { deploy }] of Object.entries(products)) {
    for (const stage of deploy ? stages : []) {
      const { environment: target } = deploy?.[stage] ?? {};
      const role = deployerRoleName(deployPipelineName(product), stage);
      if (target !== undefined) (roles[target] ??= []).push(serviceRoleArn(role, environment));
    }
  }
  return roles;
}
