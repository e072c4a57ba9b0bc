import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobTrafficEncryption = resourceRule("sm-job-traffic-encryption", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { trafficEncryption: flag } = job;
      if (flag?.isNot(true)) report(findingAt(job, flag, smJobTrafficEncryption.remediation));
    }
  },
});
