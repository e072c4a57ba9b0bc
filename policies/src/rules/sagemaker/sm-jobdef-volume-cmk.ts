import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";

export const smJobdefVolumeCmk = resourceRule({
  id: "sm-jobdef-volume-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Disks of a monitor's job are encrypted with a key that the stack names.",
  remediation: "set volumeKmsKeyId to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_368"] },
  settings: { localDiskInstanceTypes: localDiskInstanceTypes() },
  resourceTypes: jobDefinitionTypes,
  check(resource, report, { settings }) {
    const job = jobDefinitionOf(resource);
    if (!job?.volumeKey?.isMissing) return;
    if (takeVolumeKey(job.instanceTypes, settings.localDiskInstanceTypes))
      report({ property: job.volumeKey });
  },
});
