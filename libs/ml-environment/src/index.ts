export {
  EncryptionKeys,
  type EncryptionKeysArgs,
  encryptionKeysSettings,
} from "./encryption-keys/encryption-keys.ts";
export {
  Guardrails,
  type GuardrailsArgs,
  defaultLocalStorageInstanceTypes,
  guardrailsProblems,
  permissionsBoundaryName,
} from "./guardrails/guardrails.ts";
export {
  MlEnvironment,
  type MlEnvironmentArgs,
  type MlEnvironmentSettings,
  mlEnvironmentProblems,
  mlEnvironmentSettingsProblems,
} from "./ml-environment.ts";
export {
  type ImageRetention,
  Repository,
  type RepositoryArgs,
  repositoryNameOf,
  repositoryProblems,
} from "./repository/repository.ts";
export { type BucketLifecycle } from "./secure-bucket/lifecycle.ts";
export {
  type AccessLogBucketArgs,
  type ObjectBucketArgs,
  SecureBucket,
  type SecureBucketArgs,
  bucketNameOf,
  secureBucketProblems,
} from "./secure-bucket/secure-bucket.ts";
