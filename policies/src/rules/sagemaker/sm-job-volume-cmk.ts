import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobVolumeCmk = resourceRule("sm-job-volume-cmk", {
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
