export { type App, type AppDefinition, type StackOutputs, defineApp } from "./app.ts";
export { type CloudControlArgs, cloudControlResource } from "./cloud-control.ts";
export { type CloudControlTags, type Tags, cloudControlTags } from "./cloud-control-tags.ts";
export { crossAccountProblems } from "./cross-account.ts";
export { canDecrypt, canLog, canReadFrom } from "./data-rights.ts";
export {
  type AwsEnvironment,
  type EnvironmentName,
  awsEnvironment,
  environmentNames,
} from "./environment.ts";
export { canPublishMetrics, canPullImages, canUseVpc } from "./execution-rights.ts";
export { type Grantee, grant } from "./grants.ts";
export { canRunPipelineJobs } from "./job-rights.ts";
export { JsonInputs, type JsonInputsArgs, canonicalJson } from "./json-inputs.ts";
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
export {
  accountValue,
  ecrImageValue,
  environmentVariablesValue,
  instanceTypeValue,
  modelPackageArnValue,
  otherAccountsValue,
  regionValue,
  resourceIdValue,
  retentionDaysValue,
  roleArnValue,
  s3PrefixValue,
  s3UriValue,
  sagemakerNameValue,
} from "./settings/aws-values.ts";
export { checkedSettings, settingsProblems } from "./settings/checked-settings.ts";
export { fileJsonSchema, stackFileJsonSchema } from "./settings/json-schema.ts";
export {
  type InstanceDisk,
  checkLocalDisk,
  hasLocalDisk,
  knownInstance,
  localDiskValue,
} from "./settings/local-disk.ts";
export { logicalNameProblems } from "./settings/logical-name.ts";
export { choice, problem } from "./settings/problem.ts";
export {
  recurringTimeValue,
  scheduleFields,
  scheduleValue,
  timezoneValue,
} from "./settings/schedule-values.ts";
export { type CommonConfig, type Sections, type StackConfig } from "./settings/stack-config.ts";
export {
  type SettingsCheck,
  absentValue,
  choiceValue,
  durationValue,
  independentValue,
  inputValue,
  laterValue,
  listValue,
  numberValue,
  positiveNumberValue,
  recordValue,
  scalarValue,
  refused,
  wholeNumberValue,
} from "./settings/values.ts";
export { s3BucketArn, s3Key, s3ObjectArn } from "./s3-arns.ts";
export {
  ServiceRole,
  type ServiceRoleArgs,
  type SourceAccount,
  iamPath,
  serviceRoleArn,
} from "./service-role.ts";
export { type Stack, type StackSettings, stackTags } from "./stack.ts";
export { type StackName, parseStackName } from "./stack-name.ts";
export { type Duration, isDuration, toDays, toMinutes, toSeconds } from "./units.ts";
