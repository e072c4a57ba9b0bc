import { cloudControlResource } from "../../resource/resource-types.ts";
import { type Rule, resourceRule } from "../../rule/rule.ts";
import { desiredState } from "../../sagemaker/cloud-control.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";
import { localDiskInstanceTypes } from "@mlops/aws";

export const smEndpointCmk = resourceRule("sm-endpoint-cmk", {
  settings: { localDiskInstanceTypes: localDiskInstanceTypes() },
  resourceTypes: endpointConfigurationTypes,
  check(resource, report, { settings }) {
    const configuration = endpointConfigurationOf(resource);
    if (!configuration?.key.isMissing) return;
    const { key, variants } = configuration;
    // SageMaker refuses the key if only one variant has local disks.
    const types = variants
      .filter(({ isServerless }) => !isServerless)
      .map(({ read }) => read("InstanceType"));
    const takesKey = takeVolumeKey(types, settings.localDiskInstanceTypes);
    if (takesKey && variants.some(({ isOnInstances }) => isOnInstances)) report({ property: key });
  },
});

export const smEndpointMinInstances = resourceRule("sm-endpoint-min-instances", {
  settings: { minInstances: 2 },
  resourceTypes: endpointConfigurationTypes,
  check(resource, report, { settings: { minInstances } }) {
    for (const { isOnInstances, read } of endpointConfigurationOf(resource)?.variants ?? []) {
      const count = read("InitialInstanceCount");
      if (isOnInstances && (count.isMissing || (count.number ?? minInstances) < minInstances)) {
        report({ property: count, todo: `set initialInstanceCount to ${minInstances} or more` });
      }
    }
  },
});

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

export const endpointsRules: readonly Rule[] = [
  smEndpointCmk,
  smEndpointMinInstances,
  smInferenceExperimentCmk,
];
