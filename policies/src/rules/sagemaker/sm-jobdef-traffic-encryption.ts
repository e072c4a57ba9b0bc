import { resourceRule } from "../../rule.ts";
import { jobDefinitionOf, jobDefinitionTypes } from "../../sagemaker/job-definition.ts";

export const smJobdefTrafficEncryption = resourceRule({
  id: "sm-jobdef-traffic-encryption",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Instances of a monitor's job encrypt what they tell each other.",
  remediation: "set networkConfig.enableInterContainerTrafficEncryption to true",
  mapping: {
    fsbp: ["SageMaker.9", "SageMaker.10", "SageMaker.13", "SageMaker.15"],
    awsConfig: [
      "sagemaker-data-quality-job-encrypt-in-transit",
      "sagemaker-model-bias-job-encrypt-in-transit",
      "sagemaker-model-explainability-job-encrypt-in-transit",
      "sagemaker-model-quality-job-encrypt-in-transit",
    ],
    checkov: ["CKV_AWS_369"],
    assessment: ["SM-16", "SM-29", "SM-32", "SM-33"],
  },
  resourceTypes: jobDefinitionTypes,
  check(resource, report) {
    const job = jobDefinitionOf(resource);
    if (!job?.trafficEncryption?.isNot(true)) return;
    // AWS asks it of a bias job only when there is somebody to talk to.
    const isAlone = job.monitor === "ModelBias" && (job.instanceCount?.number ?? 1) < 2;
    if (!isAlone) report({ property: job.trafficEncryption });
  },
});
