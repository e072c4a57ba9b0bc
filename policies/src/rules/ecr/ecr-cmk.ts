import { repositoryTypes, showsSettings } from "../../ecr-repository.ts";
import { isAwsManagedKey } from "../../kms-key.ts";
import { resourceRule } from "../../rule.ts";

export const ecrCmk = resourceRule("ecr-cmk", {
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
