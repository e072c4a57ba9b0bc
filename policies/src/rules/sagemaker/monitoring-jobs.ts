import { type Rule, resourceRule, stackRule } from "../../rule/rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";
import { scheduleFindings } from "../../sagemaker/schedule.ts";
import { localDiskInstanceTypes } from "@mlops/aws";

const inVpc =
  "set networkConfig.vpcConfig to private subnets and a security group: the job calls a model, for which it cannot be " +
  "cut off from the network";

export const smJobdefNetworkIsolation = resourceRule("sm-jobdef-network-isolation", {
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const { callsModel, networkIsolation: isolation, subnets } = jobDefinitionOf(resource) ?? {};
    if (!callsModel && isolation?.isNot(true)) report({ property: isolation });
    if (callsModel && subnets?.isMissing) report({ property: subnets, todo: inVpc });
  },
});

export const smJobdefOutputCmk = resourceRule("sm-jobdef-output-cmk", {
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const key = jobDefinitionOf(resource)?.outputKey;
    if (key?.isMissing) report({ property: key });
  },
});

export const smJobdefTrafficEncryption = resourceRule("sm-jobdef-traffic-encryption", {
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const job = jobDefinitionOf(resource);
    if (!job?.trafficEncryption?.isNot(true)) return;
    // AWS asks it of a bias job only when there is somebody to talk to.
    const isAlone = job.monitor === "ModelBias" && (job.instanceCount?.number ?? 1) < 2;
    if (!isAlone) report({ property: job.trafficEncryption });
  },
});

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

export const smScheduleNetworkIsolation = stackRule("sm-schedule-network-isolation", {
  check(stack, report) {
    scheduleFindings(stack, ({ networkIsolation: isolation }) =>
      isolation?.isNot(true) ? isolation : undefined,
    ).forEach(report);
  },
});

export const smScheduleTrafficEncryption = stackRule("sm-schedule-traffic-encryption", {
  check(stack, report) {
    scheduleFindings(stack, ({ trafficEncryption: flag }) => (flag?.isNot(true) ? flag : undefined)).forEach(
      report,
    );
  },
});

export const monitoringJobsRules: readonly Rule[] = [
  smJobdefNetworkIsolation,
  smJobdefOutputCmk,
  smJobdefTrafficEncryption,
  smJobdefVolumeCmk,
  smScheduleNetworkIsolation,
  smScheduleTrafficEncryption,
];
