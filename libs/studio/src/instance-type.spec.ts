import { instancePatternProblems, instanceTypeProblems } from "./instance-type.ts";

describe("an instance type", () => {
  test.each(["ml.t3.medium", "ml.g5.48xlarge", "ml.p4d.24xlarge", "ml.geospatial.interactive"])(
    "may be %s",
    (name) => {
      expect(instanceTypeProblems("instanceType", name)).toEqual([]);
    },
  );

  test.each(["t3.medium", "ml.t3", "ml.t3.*", "ML.t3.medium", ""])("is not %p", (name) => {
    expect(instanceTypeProblems("instanceType", name)).toEqual([
      `instanceType: got "${name}"; expected an instance type of SageMaker such as "ml.t3.medium"`,
    ]);
  });
});

describe("patterns of instance types", () => {
  test("refuse an empty list and what is no pattern", () => {
    expect(instancePatternProblems("jobs", [])).toEqual([
      "jobs: is empty and would allow nothing; leave it out to allow all",
    ]);
    expect(instancePatternProblems("jobs", ["ml.m5.*", "m5.*", "*"])).toEqual([
      'jobs[1]: got "m5.*"; expected an instance type or a pattern such as "ml.m5.*"',
      'jobs[2]: got "*"; expected an instance type or a pattern such as "ml.m5.*"',
    ]);
  });
});
