import { z } from "zod";
import { accountValue, durationValue } from "@mlops/core";

const lifecycle = z.strictObject({
  tierAfter: durationValue().optional(),
  keepOldVersions: durationValue().optional(),
  expire: z.record(z.string(), durationValue()).optional(),
});

/** Section `mlEnvironment`: buckets, repositories, keys and who else reads them. */
export const mlEnvironmentSection = z.strictObject({
  keyAlias: z.string().optional(),
  repositories: z.array(z.string()).default([]),
  readerAccounts: z.array(accountValue()).default([]),
  dataLifecycle: lifecycle.optional(),
  artifactLifecycle: lifecycle.optional(),
  accessLogRetention: durationValue().optional(),
  images: z
    .strictObject({
      expireUntaggedAfter: durationValue().optional(),
      keepNewest: z.number().int().optional(),
    })
    .optional(),
});
