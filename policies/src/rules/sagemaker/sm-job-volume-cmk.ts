import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobVolumeCmk = resourceRule({
  id: "sm-job-volume-cmk",
  severity: "high",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Disks of jobs are encrypted with a key that the stack names.",
  remediation: "set volumeKmsKeyId to a customer-managed key",
  mapping: {
    prowler: ["sagemaker_training_jobs_volume_and_output_encryption_enabled"],
    assessment: ["SM-17", "SM-18", "SM-19"],
  },
  resourceTypes: jobTypes,
  settings: { localDiskInstanceTypes: localDiskInstanceTypes() },
  check(resource, report, { settings }) {
    for (const job of jobsOf(resource)) {
      const { volumeKey: key, instanceTypes } = job;
      if (key?.isMissing && takeVolumeKey(instanceTypes, settings.localDiskInstanceTypes)) {
        report(findingAt(job, key, smJobVolumeCmk.remediation));
      }
    }
  },
});
