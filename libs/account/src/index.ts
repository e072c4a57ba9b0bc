export { AccountGuards } from "./account-guards/account-guards.ts";
export {
  DeploymentRoles,
  type DeploymentRolesArgs,
  deploymentRolesSettings,
} from "./deployment-roles/deployment-roles.ts";
export { type StateUser, stateBucketStatements } from "./state/state-access.ts";
export { StateKey, type StateKeyArgs, stateKeyAlias } from "./state/state-key.ts";
export { deployableTypes } from "./rights/rights.ts";
