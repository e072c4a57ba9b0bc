import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobNetworkIsolation = resourceRule("sm-job-network-isolation", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { networkIsolation: isolation } = job;
      if (isolation?.isNot(true)) report(findingAt(job, isolation, smJobNetworkIsolation.remediation));
    }
  },
});
