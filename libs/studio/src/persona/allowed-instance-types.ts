import { z } from "zod";
import { type InstanceType, fitsGlob, instanceTypeGlobPattern } from "@mlops/aws";
import { type SettingsCheck, listValue, refused } from "@mlops/core";

const pattern = z.string().regex(instanceTypeGlobPattern, {
  error: 'expected an instance type or a pattern of instance types, such as "ml.m5.*"',
});

const patterns = listValue(pattern).refine((list) => list.length > 0, {
  error: "expected at least one pattern; leave it out to allow all instance types",
});

/** Instance types that people may use. Patterns take `*` and `?` as in IAM. */
export const allowedInstanceTypesSettings = z.strictObject({
  apps: patterns
    .optional()
    .describe('Instance types of apps in Studio; patterns such as "ml.t3.*" are allowed. Default: all.'),
  jobs: patterns
    .optional()
    .describe(
      "Instance types of jobs that name the data key as their volume key; patterns are allowed. With a list, AutoML " +
        "jobs are refused: they choose instance types by themselves, and IAM does not see which. Default: all.",
    ),
  jobsWithoutVolumeKey: patterns
    .optional()
    .describe(
      "Instance types of jobs that name no volume key; patterns are allowed. SageMaker refuses a volume key for " +
        "instances with local NVMe disks (most GPU types, such as ml.g5.*), which encrypt by themselves. " +
        "Default: none, every job names the key.",
    ),
});

/** Instance types that people may use, checked. */
export type AllowedInstanceTypes = z.output<typeof allowedInstanceTypesSettings>;

/** Settings of a domain that name instance types of apps. */
interface InstanceTypesInUse {
  readonly defaultInstanceType: InstanceType;
  readonly allowedInstanceTypes: AllowedInstanceTypes;
  readonly spaces: readonly { readonly instanceType?: InstanceType | undefined }[];
}

/** The instance types of apps that the settings name are among the allowed ones. */
export const instanceTypesInUse: SettingsCheck<InstanceTypesInUse> = ({ value, issues }) => {
  const { apps } = value.allowedInstanceTypes;
  if (apps === undefined) return;
  const inUse: [PropertyKey[], InstanceType | undefined][] = [
    [["defaultInstanceType"], value.defaultInstanceType],
    ...value.spaces.map(({ instanceType }, index): [PropertyKey[], InstanceType | undefined] => [
      ["spaces", index, "instanceType"],
      instanceType,
    ]),
  ];
  for (const [path, instanceType] of inUse) {
    if (instanceType === undefined || apps.some((pattern) => fitsGlob(pattern, instanceType))) continue;
    issues.push(refused(path, instanceType, `one of allowedInstanceTypes.apps: ${apps.join(", ")}`));
  }
};
