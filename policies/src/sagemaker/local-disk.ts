import type { Property } from "../property.ts";
import { fits } from "../wildcard.ts";

/**
 * Families with disks of their own, which their hardware encrypts: SageMaker refuses a volume key for them.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-store-volumes.html
 */
export const localDiskInstanceTypes: readonly string[] = [
  "ml.c5d.*",
  "ml.c6gd.*",
  "ml.c6id.*",
  "ml.g4dn.*",
  "ml.g5.*",
  "ml.g6.*",
  "ml.g6e.*",
  "ml.g7.*",
  "ml.g7e.*",
  "ml.m5d.*",
  "ml.m6gd.*",
  "ml.m6id.*",
  "ml.p3dn.*",
  "ml.p4d.*",
  "ml.p4de.*",
  "ml.p5.*",
  "ml.p5e.*",
  "ml.p5en.*",
  "ml.p6-*",
  "ml.r5d.*",
  "ml.r6gd.*",
  "ml.r6id.*",
  "ml.r7gd.*",
  "ml.trn1.*",
  "ml.trn1n.*",
  "ml.trn2.*",
];

/** Whether machines certainly take a volume key: all their types are known, and none has disks of its own. */
export function takeVolumeKey(
  types: readonly (Property | undefined)[],
  localDiskTypes: readonly string[],
): boolean {
  return (
    types.length > 0 &&
    types.every((type) => {
      const text = type?.text;
      return text !== undefined && !localDiskTypes.some((pattern) => fits(pattern, text));
    })
  );
}
