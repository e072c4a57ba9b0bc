import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const envSpotTraining = resourceRule({
  id: "env-spot-training",
  severity: "low",
  levels: { dev: "advisory", qa: "disabled", prod: "disabled" },
  description: "Training that can wait runs on spare capacity, at a fraction of the price.",
  remediation: "set enableManagedSpotTraining to true",
  mapping: {},
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      if (job.spot?.isNot(true)) report(findingAt(job, job.spot, envSpotTraining.remediation));
    }
  },
});
