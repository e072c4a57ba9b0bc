import { z } from "zod";
import { accountValue, durationValue, instanceTypeValue } from "@mlops/core";
import { personas, studioApps } from "@mlops/studio";
import { lifecycleScriptValue } from "../lifecycle-script.ts";

/** Section `studio`: the domain, who works in it and with what. Without it there is no Studio. */
export const studioSection = z.strictObject({
  domainName: z.string(),
  signIn: z.enum(["iam", "identity-center"]),
  defaultInstanceType: instanceTypeValue(),
  idle: z.strictObject({
    min: durationValue().optional(),
    default: durationValue(),
    max: durationValue().optional(),
  }),
  allowedInstanceTypes: z
    .strictObject({
      apps: z.array(z.string()).optional(),
      jobs: z.array(z.string()).optional(),
      jobsWithoutVolumeKey: z.array(z.string()).optional(),
    })
    .optional(),
  imageAccounts: z.array(accountValue()).optional(),
  spaceVolumeGb: z.strictObject({ default: z.number().int(), max: z.number().int() }).optional(),
  users: z
    .array(
      z.strictObject({
        name: z.string(),
        persona: z.enum(personas),
        identityCenterUser: z.string().optional(),
      }),
    )
    .optional(),
  spaces: z
    .array(
      z.strictObject({
        name: z.string(),
        owner: z.string(),
        app: z.enum(studioApps),
        volumeSizeGb: z.number().int().optional(),
        instanceType: instanceTypeValue().optional(),
      }),
    )
    .optional(),
  lifecycleScripts: z.array(lifecycleScriptValue).optional(),
  codeRepositories: z
    .array(
      z.strictObject({
        name: z.string(),
        url: z.string(),
        branch: z.string().optional(),
        secretArn: z.string().optional(),
      }),
    )
    .optional(),
  customImages: z
    .array(
      z.strictObject({
        name: z.string(),
        app: z.enum(studioApps),
        image: z.string(),
        displayName: z.string().optional(),
      }),
    )
    .optional(),
  experiments: z
    .strictObject({
      size: z.enum(["Small", "Medium", "Large"]).optional(),
      maintenanceWindow: z.string().optional(),
      registerModels: z.boolean().optional(),
    })
    .optional(),
});
