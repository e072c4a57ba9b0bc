import { z } from "zod";
import { instanceTypeValue, settingsProblems } from "@mlops/core";
import { allowedInstanceTypesSettings, instanceTypesInUse } from "./allowed-instance-types.ts";

const inUse = z
  .strictObject({
    defaultInstanceType: instanceTypeValue(),
    allowedInstanceTypes: allowedInstanceTypesSettings.default({}),
    spaces: z.array(z.strictObject({ instanceType: instanceTypeValue().optional() })).default([]),
  })
  .check(instanceTypesInUse);

describe("allowed instance types", () => {
  test.each([
    ["ml.m5.*", "ml.m5.large", true],
    ["ml.m5.*", "ml.m5d.large", false],
    ["ml.m?.large", "ml.m5.large", true],
    ["ml.c5.xlarge", "ml.c5.xlarge", true],
    ["ml.m5.large", "ml.m5xlarge.large", false],
  ])("such as %s match %s as IAM would: %p", (pattern, instanceType, matches) => {
    const apps = ["ml.t3.medium", pattern];
    expect(
      settingsProblems(inUse, { defaultInstanceType: instanceType, allowedInstanceTypes: { apps } }),
    ).toEqual(
      matches
        ? []
        : [
            `defaultInstanceType: got "${instanceType}"; expected one of allowedInstanceTypes.apps: ml.t3.medium, ${pattern}`,
          ],
    );
  });

  test("refuse an empty list and what is no pattern", () => {
    expect(settingsProblems(allowedInstanceTypesSettings, { jobs: [] })).toEqual([
      "jobs: got []; expected at least one pattern; leave it out to allow all instance types",
    ]);
    expect(settingsProblems(allowedInstanceTypesSettings, { jobs: ["ml.m5.*", "m5.*", "*"] })).toEqual([
      'jobs[1]: got "m5.*"; expected an instance type or a pattern of instance types, such as "ml.m5.*"',
      'jobs[2]: got "*"; expected an instance type or a pattern of instance types, such as "ml.m5.*"',
    ]);
  });
});
