import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

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
