import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { jobTypes, jobsOf } from "../../sagemaker/running-jobs.ts";

export const smJobInVpc = resourceRule({
  id: "sm-job-in-vpc",
  severity: "high",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Jobs are in a VPC of ours.",
  remediation: "set vpcConfig to private subnets and a security group",
  mapping: { prowler: ["sagemaker_training_jobs_vpc_settings_configured"] },
  resourceTypes: jobTypes,
  check(resource, report) {
    for (const job of jobsOf(resource)) {
      const { subnets } = job;
      if (subnets?.isMissing) report(findingAt(job, subnets, smJobInVpc.remediation));
    }
  },
});
