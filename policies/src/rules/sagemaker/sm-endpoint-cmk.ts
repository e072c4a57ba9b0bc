import { localDiskInstanceTypes } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import {
  endpointConfigurationOf,
  endpointConfigurationTypes,
} from "../../sagemaker/endpoint-configuration.ts";
import { takeVolumeKey } from "../../sagemaker/local-disk.ts";

export const smEndpointCmk = resourceRule({
  id: "sm-endpoint-cmk",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Disks of endpoints are encrypted with a key that the stack names.",
  remediation: "set kmsKeyArn to a customer-managed key",
  mapping: {
    awsConfig: ["sagemaker-endpoint-configuration-kms-key-configured"],
    checkov: ["CKV_AWS_98"],
    cdkNag: [
      "HIPAA.Security-SageMakerEndpointConfigurationKMSKeyConfigured",
      "NIST.800.53.R4-SageMakerEndpointConfigurationKMSKeyConfigured",
      "NIST.800.53.R5-SageMakerEndpointConfigurationKMSKeyConfigured",
      "PCI.DSS.321-SageMakerEndpointConfigurationKMSKeyConfigured",
    ],
    kics: ["58b35504", "44034eda"],
    prowler: ["sagemaker_endpoint_config_kms_encryption_enabled"],
  },
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
