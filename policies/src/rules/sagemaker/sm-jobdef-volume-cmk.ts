import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";

export const smJobdefVolumeCmk = resourceRule("sm-jobdef-volume-cmk", {
  settings: { localDiskInstanceTypes: localDiskInstanceTypes() },
  resourceTypes: jobDefinitionTypes,
  check(resource, report, { settings }) {
    const job = jobDefinitionOf(resource);
    if (!job?.volumeKey?.isMissing) return;
    if (takeVolumeKey(job.instanceTypes, settings.localDiskInstanceTypes))
      report({ property: job.volumeKey });
  },
});
