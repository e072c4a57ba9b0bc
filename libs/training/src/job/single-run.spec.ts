import { integerParameter, stringParameter } from "@mlops/pipeline-definition";
import { jobReferences, known, roleArn } from "../testing/jobs.ts";
import { trainingJob } from "../training-job/training-job.ts";
import { tuningJob } from "../tuning-job/tuning-job.ts";
import { singleRun } from "./single-run.ts";

const base = {
  ...jobReferences(),
  container: { kind: "built-in", framework: "xgboost", version: "3.0-5" },
  instanceType: "ml.m7i.large",
} as const;

test("a single run is the operation, and the whole request as JSON", async () => {
  const { operation, request } = singleRun(trainingJob("churn", base), "churn-2026-11-21", roleArn);
  expect(operation).toBe("CreateTrainingJob");
  const text = JSON.stringify(await known(request));
  expect(JSON.parse(text)).toMatchObject({
    TrainingJobName: "churn-2026-11-21",
    RoleArn: roleArn,
    OutputDataConfig: { S3OutputPath: "s3://artifact-bucket/training/sentiment/churn" },
    VpcConfig: { Subnets: ["subnet-a", "subnet-b"] },
  });
});

test("a single run with pipeline variables is refused with the path of each, and with a wrong name", () => {
  const job = trainingJob("churn", {
    ...base,
    hyperparameters: { epochs: integerParameter("Epochs") },
    inputs: { train: { uri: stringParameter("InputData") } },
  });
  expect(() => singleRun(job, "churn_1", stringParameter("Role"))).toThrow(
    new Error(
      [
        "training job churn cannot be run by itself:",
        "  - HyperParameters.epochs: got a pipeline variable; expected a value; only pipelines fill them in",
        "  - RoleArn: got a pipeline variable; expected a value; only pipelines fill them in",
        "  - InputDataConfig[0].DataSource.S3DataSource.S3Uri: got a pipeline variable; expected a value; only pipelines " +
          "fill them in",
        '  - TrainingJobName: got "churn_1"; allowed is what matches [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
      ].join("\n"),
    ),
  );
});

test("a single run of a tuning job has a short name", () => {
  const job = tuningJob("search", {
    training: trainingJob("churn", base),
    objective: { metric: "validation:auc", goal: "maximize" },
    ranges: { eta: { kind: "continuous", min: 0.1, max: 0.5 } },
    maxJobs: 4,
  });
  expect(singleRun(job, "a".repeat(32), roleArn).operation).toBe("CreateHyperParameterTuningJob");
  expect(() => singleRun(job, "a".repeat(33), roleArn)).toThrow(
    "HyperParameterTuningJobName: got 33 characters",
  );
});
