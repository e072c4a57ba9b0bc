import { mustNotBe } from "../rule/property-rule.ts";
import { openPrincipals } from "../iam/open-access.ts";
import { relation } from "../resource/relation.ts";
import { kms } from "../resource/resource-types.ts";
import { type Rule, resourceRule, stackRule } from "../rule/rule.ts";
import { keyLimits } from "@mlops/aws";

const { deletionWindowDays } = keyLimits;

/** The types of keys: KMS makes the material of some and is given that of others; replicas share their primary's. */
export const keyTypes: readonly string[] = [kms.key, kms.externalKey, kms.replicaKey, kms.replicaExternalKey];

export const kmsDeletionWindow = resourceRule("kms-deletion-window", {
  settings: { minDays: deletionWindowDays.max },
  resourceTypes: keyTypes,
  check({ props }, report, { settings: { minDays } }) {
    const property = props.at("deletionWindowInDays");
    if (property.number !== undefined && property.number < minDays) {
      report({ property, todo: `set deletionWindowInDays to ${minDays} or more` });
    }
  },
});

export const kmsEnabled = mustNotBe("kms-enabled", keyTypes, ["isEnabled", "enabled"], false);

export const kmsNoLockoutBypass = mustNotBe(
  "kms-no-lockout-bypass",
  [...keyTypes, kms.keyPolicy],
  "bypassPolicyLockoutSafetyCheck",
  true,
);

export const kmsPolicyDefined = stackRule("kms-policy-defined", {
  check({ ofType }, report) {
    const policies = ofType(kms.keyPolicy);
    for (const resource of ofType(...keyTypes)) {
      const property = resource.props.at("policy");
      const names = ["keyId", "id", "arn"].map((name) => resource.props.at(name));
      const target = { resources: [resource], types: keyTypes, names };
      const hasNone = policies.every((policy) => relation(policy, "keyId", target) === "no");
      if (property.isMissing && hasNone) report({ resource, property });
    }
  },
});

export const kmsPolicyNoPublicPrincipal = resourceRule("kms-policy-no-public-principal", {
  resourceTypes: [...keyTypes, kms.keyPolicy],
  check({ props }, report) {
    for (const property of openPrincipals(props.at("policy"))) report({ property });
  },
});

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

export const kmsRules: readonly Rule[] = [
  kmsDeletionWindow,
  kmsEnabled,
  kmsNoLockoutBypass,
  kmsPolicyDefined,
  kmsPolicyNoPublicPrincipal,
  kmsRotation,
];
