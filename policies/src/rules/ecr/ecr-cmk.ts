import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { isAwsManagedKey } from "../../kms-key.ts";
import { resourceRule } from "../../rule.ts";

export const ecrCmk = resourceRule({
  id: "ecr-cmk",
  severity: "low",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Container images are encrypted with a customer-managed key.",
  remediation: "set kmsKey to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_136"], kics: ["0e32d561"], trivy: ["AVD-AWS-0033"] },
  resourceTypes: repositoryTypes,
  check(resource, report) {
    const list = resource.props.at("encryptionConfigurations");
    if (!showsSettings(resource)) return;
    if (list.isMissing) {
      report({
        property: list,
        todo: 'set encryptionConfigurations to one of encryptionType "KMS" with a kmsKey',
      });
    }
    for (const encryption of list.elements) {
      const type = encryption.at("encryptionType");
      const key = encryption.at("kmsKey");
      const withKms = ["KMS", "KMS_DSSE"];
      if (type.isNot(...withKms)) report({ property: type, todo: 'set encryptionType to "KMS"' });
      if (type.is(...withKms) && (key.isMissing || isAwsManagedKey(key))) report({ property: key });
    }
  },
});
