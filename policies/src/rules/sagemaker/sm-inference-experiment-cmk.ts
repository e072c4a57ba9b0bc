import { cloudControlResource } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { desiredState } from "../../sagemaker/cloud-control.ts";

export const smInferenceExperimentCmk = resourceRule({
  id: "sm-inference-experiment-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description:
    "Disks and captured requests of inference experiments are encrypted with a key that the stack names.",
  remediation: "set KmsKey to a customer-managed key",
  mapping: {
    fsbp: ["SageMaker.23", "SageMaker.24"],
    awsConfig: [
      "sagemaker-inf-experiment-instance-storage-kms-encrypted",
      "sagemaker-inf-experiment-data-storage-kms-encrypted",
    ],
    assessment: ["SM-37", "SM-38"],
  },
  resourceTypes: [cloudControlResource],
  check(resource, report) {
    const experiment = desiredState(resource, "AWS::SageMaker::InferenceExperiment");
    if (!experiment) return;
    const captured = experiment.at("DataStorageConfig");
    const keys = [experiment, ...(captured.state === "value" ? [captured] : [])].map((one) =>
      one.at("KmsKey"),
    );
    for (const key of keys) {
      if (key.isMissing) report({ property: key });
    }
  },
});
