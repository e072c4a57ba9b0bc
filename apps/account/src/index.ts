import { AccountGuards, DeploymentRoles } from "@mlops/account";
import { iamArn } from "@mlops/aws";
import { Publication, guardrailsContract } from "@mlops/contracts";
import { type AwsEnvironment, defineApp, iamPath } from "@mlops/core";
import { Guardrails, permissionsBoundaryName } from "@mlops/ml-environment";
import { sections } from "./sections.ts";
import { stateBackend } from "./state-backend.ts";

/** What an account needs before anything else is deployed to it; deployed once, by an administrator. */
export default defineApp({
  sections,
  deploy: ({ environment, config, options }) => {
    if (config.guards === "create") new AccountGuards("guards", options);
    const { state, trustedAccounts } = config;
    const guardrails = new Guardrails(
      "guardrails",
      { ...config.guardrails, environment, trustedAccounts },
      options,
    );
    const own = state && "users" in state ? stateBackend(environment, state.users, options) : undefined;
    const roles = new DeploymentRoles(
      "roles",
      {
        ...config.roles,
        environment,
        boundaryArn: boundaryArn(environment),
        state: own ?? (state && "at" in state ? state.at : undefined),
      },
      options,
    );
    return {
      guardrails: new Publication(guardrailsContract, guardrails, options).exported,
      deployRoleArn: roles.deployRoleArn,
      previewRoleArn: roles.previewRoleArn,
      ...(own && { stateBucketName: own.bucketName, stateKeyArn: own.keyArn }),
    };
  },
});

/** The permissions boundary that the stack makes, as a plain text, so that a preview shows the policies that name it. */
function boundaryArn(environment: AwsEnvironment): string {
  return iamArn(environment, `policy${iamPath}${permissionsBoundaryName(environment)}`);
}
