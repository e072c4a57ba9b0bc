import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobOutputCmk = resourceRule("sm-job-output-cmk", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { outputKey: key } = job;
      if (key?.isMissing) report(findingAt(job, key, smJobOutputCmk.remediation));
    }
  },
});
