import { AccountGuards, DeploymentRoles } from "@mlops/account";
import { iamArn } from "@mlops/aws";
import { type AwsEnvironment, defineApp, iamPath } from "@mlops/core";
import { permissionsBoundaryName } from "@mlops/ml-environment";
import { sections } from "./sections.ts";
import { stateBackend } from "./state-backend.ts";

/** What an account needs before anything else is deployed to it; deployed once, by an administrator. */
export default defineApp({
  sections,
  deploy: ({ environment, config, options }) => {
    if (config.guards === "create") new AccountGuards("guards", options);
    const { state } = config;
    const own = state && "users" in state ? stateBackend(environment, state.users, options) : undefined;
    const roles = new DeploymentRoles(
      "roles",
      {
        ...config.roles,
        environment,
        boundaryArn: platformBoundaryArn(environment),
        state: own ?? (state && "at" in state ? state.at : undefined),
      },
      options,
    );
    return {
      deployRoleArn: roles.deployRoleArn,
      previewRoleArn: roles.previewRoleArn,
      ...(own && { stateBucketName: own.bucketName, stateKeyArn: own.keyArn }),
    };
  },
});

/** The permissions boundary that the environment's platform makes. */
function platformBoundaryArn(environment: AwsEnvironment): string {
  const name = permissionsBoundaryName({ ...environment, app: "platform" });
  return iamArn(environment, `policy${iamPath}${name}`);
}
