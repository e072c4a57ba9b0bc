import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobNetworkIsolation = resourceRule({
  id: "sm-job-network-isolation",
  severity: "high",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Jobs reach no network, and get no credentials.",
  remediation: "set enableNetworkIsolation to true",
  mapping: { prowler: ["sagemaker_training_jobs_network_isolation_enabled"], assessment: ["SM-21"] },
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
