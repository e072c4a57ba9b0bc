import { cloudControlResource } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { desiredState } from "../../sagemaker/cloud-control.ts";

export const smInferenceExperimentCmk = resourceRule("sm-inference-experiment-cmk", {
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
