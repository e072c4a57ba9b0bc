import { type Rule, resourceRule } from "../../rule/rule.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";
import { localDiskInstanceTypes } from "@mlops/aws";

export const smJobInVpc = resourceRule("sm-job-in-vpc", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { subnets } = job;
      if (subnets?.isMissing) report(findingAt(job, subnets, smJobInVpc.remediation));
    }
  },
});

export const smJobNetworkIsolation = resourceRule("sm-job-network-isolation", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { networkIsolation: isolation, callsModel } = job;
      // What calls a model has to have a network: sm-job-in-vpc wants it to be ours.
      if (!callsModel && isolation?.isNot(true))
        report(findingAt(job, isolation, smJobNetworkIsolation.remediation));
    }
  },
});

export const smJobOutputCmk = resourceRule("sm-job-output-cmk", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { outputKey: key } = job;
      if (key?.isMissing) report(findingAt(job, key, smJobOutputCmk.remediation));
    }
  },
});

export const smJobTrafficEncryption = resourceRule("sm-job-traffic-encryption", {
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { trafficEncryption: flag } = job;
      if (flag?.isNot(true)) report(findingAt(job, flag, smJobTrafficEncryption.remediation));
    }
  },
});

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

export const jobsRules: readonly Rule[] = [
  smJobInVpc,
  smJobNetworkIsolation,
  smJobOutputCmk,
  smJobTrafficEncryption,
  smJobVolumeCmk,
];
