import { output } from "@pulumi/pulumi";
import { type EnvironmentName, awsEnvironment } from "@mlops/core";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import { JobLogs, type JobLogsArgs } from "./job-logs.ts";

const environmentOf = (name: EnvironmentName) =>
  awsEnvironment({ app: "platform", name, account: "111122223333", region: "eu-west-1" });
const logs = (name: EnvironmentName, change: Partial<JobLogsArgs> = {}) => {
  const environment = environmentOf(name);
  const keys = { environment, dataKeyArn: output("arn:data"), logKeyArn: output("arn:logs") };
  return new JobLogs("job-logs", { environment, keys, ...change });
};

describe("the log groups that jobs share", () => {
  test.each<[EnvironmentName, number | undefined, number]>([
    ["dev", undefined, 30],
    ["prod", undefined, 365],
    ["prod", 731, 731],
  ])(
    "are, in %s with %p days, encrypted and kept for %p days",
    async (name, retentionDays, retentionInDays) => {
      const cloud = await pretendCloud(() => void logs(name, { retentionDays }));
      const groups = cloud.resources.filter(({ type }) => type === "aws:cloudwatch/logGroup:LogGroup");
      expect(groups.map(({ inputs }) => inputs)).toEqual(
        [
          "TrainingJobs",
          "ProcessingJobs",
          "TransformJobs",
          "CompilationJobs",
          "NotebookInstances",
          "studio",
        ].map((group) => ({ name: `/aws/sagemaker/${group}`, kmsKeyId: "arn:logs", retentionInDays })),
      );
    },
  );

  test("are left to another stack of the account where that makes them", async () => {
    const cloud = await pretendCloud(() => void logs("qa", { groups: ["studio"] }));
    expect(cloud.census()).toEqual(["JobLogs job-logs", "LogGroup job-logs-studio"]);
  });

  test("are refused by names that SageMaker does not have, and for times that CloudWatch does not keep", async () => {
    const groups = ["training-job"] as unknown as JobLogsArgs["groups"];
    const [refusal] = await pretendProblems(() => void logs("dev", { groups, retentionDays: 31 }));
    expect(refusal?.split("\n").slice(1)).toEqual([
      '  - groups[0]: got "training-job"; expected "training-jobs", "processing-jobs", "transform-jobs", ' +
        '"compilation-jobs", "notebook-instances" or "studio"',
      expect.stringMatching(/^ {2}- retentionDays: got 31; expected one of 1, 3, 5, /),
    ]);
  });
});
