import { kms } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const kmsRotation = resourceRule("kms-rotation", {
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
