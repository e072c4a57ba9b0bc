import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobTrafficEncryption = resourceRule({
  id: "sm-job-traffic-encryption",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Instances of a job encrypt what they tell each other.",
  remediation: "set enableInterContainerTrafficEncryption to true",
  mapping: { prowler: ["sagemaker_training_jobs_intercontainer_encryption_enabled"] },
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { trafficEncryption: flag } = job;
      if (flag?.isNot(true)) report(findingAt(job, flag, smJobTrafficEncryption.remediation));
    }
  },
});
