export {
  EncryptionKeys,
  type EncryptionKeysArgs,
  encryptionKeysSettings,
} from "./encryption-keys/encryption-keys.ts";
export {
  Guardrails,
  type GuardrailsArgs,
  guardrailsSettings,
  permissionsBoundaryName,
} from "./guardrails/guardrails.ts";
export { MlEnvironment, type MlEnvironmentArgs, mlEnvironmentSettings } from "./ml-environment.ts";
export {
  PackageMirror,
  type PackageMirrorArgs,
  packageMirrorSettings,
} from "./package-mirror/package-mirror.ts";
export { Repository, type RepositoryArgs, repositoryNameOf } from "./repository/repository.ts";
export {
  type AccessLogBucketArgs,
  type ObjectBucketArgs,
  SecureBucket,
  type SecureBucketArgs,
  bucketNameOf,
} from "./secure-bucket/secure-bucket.ts";
