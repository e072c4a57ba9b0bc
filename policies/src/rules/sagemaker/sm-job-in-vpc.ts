import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobInVpc = resourceRule("sm-job-in-vpc", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { subnets } = job;
      if (subnets?.isMissing) report(findingAt(job, subnets, smJobInVpc.remediation));
    }
  },
});
