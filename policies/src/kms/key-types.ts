import { kms } from "../resource/resource-types.ts";

/** The types of keys: KMS makes the material of some and is given that of others; replicas share their primary's. */
export const keyTypes: readonly string[] = [kms.key, kms.externalKey, kms.replicaKey, kms.replicaExternalKey];
