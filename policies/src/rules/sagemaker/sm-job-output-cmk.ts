import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobOutputCmk = resourceRule({
  id: "sm-job-output-cmk",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "What jobs produce is encrypted with a key that the stack names.",
  remediation: "set kmsKeyId of the job's output to a customer-managed key",
  mapping: {
    prowler: ["sagemaker_training_jobs_volume_and_output_encryption_enabled"],
    assessment: ["SM-20"],
  },
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { outputKey: key } = job;
      if (key?.isMissing) report(findingAt(job, key, smJobOutputCmk.remediation));
    }
  },
});
