import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const envSpotTraining = resourceRule("env-spot-training", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      if (job.spot?.isNot(true)) report(findingAt(job, job.spot, envSpotTraining.remediation));
    }
  },
});
