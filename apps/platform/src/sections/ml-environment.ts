import { z } from "zod";
import { durationValue } from "@mlops/core";

const lifecycle = z.strictObject({
  tierAfter: durationValue().optional(),
  keepOldVersions: durationValue().optional(),
  expire: z.record(z.string(), durationValue()).optional(),
});

/** Section `mlEnvironment`: buckets and repositories. */
export const mlEnvironmentSection = z.strictObject({
  repositories: z.array(z.string()).optional(),
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
