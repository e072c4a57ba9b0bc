import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";

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
