export { type App, type RunApp, type StackOutputs, defineApp } from "./app.ts";
export { accountValue, durationValue, instanceTypeValue } from "./config-values.ts";
export { elsewhereProblems } from "./elsewhere.ts";
export {
  type AwsEnvironment,
  type EnvironmentName,
  awsEnvironment,
  environmentNames,
} from "./environment.ts";
export { type Grantee, grant } from "./grants.ts";
export { defaultRetentionDays, retentionProblems } from "./log-retention.ts";
export { type PhysicalNameParts, physicalName } from "./names.ts";
export {
  type Conditions,
  type PolicyDocument,
  type PolicyStatement,
  type Principal,
  policyDocument,
} from "./policy-document.ts";
export { assertValid, problemsAt, refusal } from "./problems.ts";
export { ServiceRole, type ServiceRoleArgs, iamPath } from "./service-role.ts";
export { type Stack, type StackSettings } from "./stack.ts";
export { type CommonConfig, type SectionsSchema, type StackConfig } from "./stack-config.ts";
export { type StackName, parseStackName } from "./stack-name.ts";
export { type Duration, isDuration, toDays, toMinutes, toSeconds } from "./units.ts";
