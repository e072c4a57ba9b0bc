import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsRotation = resourceRule({
  id: "kms-rotation",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Keys that KMS can rotate are rotated.",
  remediation: "set enableKeyRotation to true",
  mapping: {
    fsbp: ["KMS.4"],
    checkov: ["CKV_AWS_7"],
    cdkNag: ["AwsSolutions-KMS5"],
    kics: ["22fbfeac"],
    trivy: ["AVD-AWS-0065"],
    prowler: ["kms_cmk_rotation_enabled"],
  },
  resourceTypes: [kms.key],
  check({ props }, report) {
    const rotation = props.at("enableKeyRotation");
    const spec = props.at("customerMasterKeySpec");
    // KMS rotates symmetric encryption keys in its own store only.
    const isRotatable =
      (spec.isMissing || spec.is("SYMMETRIC_DEFAULT")) && props.at("customKeyStoreId").isMissing;
    if (isRotatable && rotation.isNot(true)) report({ property: rotation });
  },
});
