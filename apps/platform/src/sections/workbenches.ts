import { z } from "zod";
import { durationValue, instanceTypeValue } from "@mlops/core";

/** Section `notebooks`: notebook instances outside Studio. */
export const notebooksSection = z.array(
  z.strictObject({
    name: z.string(),
    instanceType: instanceTypeValue(),
    idleAfter: durationValue(),
    volumeSizeGb: z.number().int().optional(),
    zone: z.number().int().optional(),
  }),
);

/** Section `trainingBoxes`: EC2 machines for deep learning. */
export const trainingBoxesSection = z.array(
  z.strictObject({
    name: z.string(),
    imageParameter: z.string(),
    instanceType: z.string(),
    rootVolumeGb: z.number().int(),
    idle: z.strictObject({ after: durationValue(), belowCpuPercent: z.number().optional() }),
    zone: z.number().int().optional(),
    publicKey: z.string().optional(),
    terminationProtection: z.boolean().optional(),
  }),
);
