import { isAwsManagedKey } from "../resource/aws-managed-key.ts";
import { mustHave } from "../rule/property-rule.ts";
import { efs } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const efsAccessPointUser = mustHave("efs-access-point-user", [efs.accessPoint], "posixUser");

export const efsEncrypted = resourceRule("efs-encrypted", {
  resourceTypes: [efs.fileSystem],
  check({ props }, report) {
    const encrypted = props.at("encrypted");
    const key = props.at("kmsKeyId");
    if (encrypted.isNot(true)) report({ property: encrypted });
    if (key.isMissing || isAwsManagedKey(key)) {
      report({ property: key, todo: "set kmsKeyId to a customer-managed key", advisory: true });
    }
  },
});

export const efsRules: readonly Rule[] = [efsAccessPointUser, efsEncrypted];
