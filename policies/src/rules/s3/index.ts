import type { Rule } from "../../rule.ts";
import { s3AccessLogging } from "./s3-access-logging.ts";
import { s3AclsDisabled } from "./s3-acls-disabled.ts";
import { s3EventNotifications } from "./s3-event-notifications.ts";
import { s3KmsEncryption } from "./s3-kms-encryption.ts";
import { s3Lifecycle } from "./s3-lifecycle.ts";
import { s3MfaDelete } from "./s3-mfa-delete.ts";
import { s3NoPublicAcl } from "./s3-no-public-acl.ts";
import { s3ObjectLock } from "./s3-object-lock.ts";
import { s3PolicyNoLockout } from "./s3-policy-no-lockout.ts";
import { s3PolicyNoPublicPrincipal } from "./s3-policy-no-public-principal.ts";
import { s3PublicAccessBlock } from "./s3-public-access-block.ts";
import { s3Replication } from "./s3-replication.ts";
import { s3TlsOnly } from "./s3-tls-only.ts";
import { s3Versioning } from "./s3-versioning.ts";

export const s3Rules: readonly Rule[] = [
  s3AccessLogging,
  s3AclsDisabled,
  s3EventNotifications,
  s3KmsEncryption,
  s3Lifecycle,
  s3MfaDelete,
  s3NoPublicAcl,
  s3ObjectLock,
  s3PolicyNoLockout,
  s3PolicyNoPublicPrincipal,
  s3PublicAccessBlock,
  s3Replication,
  s3TlsOnly,
  s3Versioning,
];
