import { isAwsManagedKey } from "../../kms-key.ts";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildCmk = resourceRule("codebuild-cmk", {
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const key = props.at("encryptionKey");
    if (key.isMissing || isAwsManagedKey(key)) report({ property: key });
    for (const artifacts of [props.at("artifacts"), ...props.at("secondaryArtifacts").elements]) {
      const property = artifacts.at("encryptionDisabled");
      const areThere = artifacts.at("type").isNot("NO_ARTIFACTS");
      if (areThere && property.is(true)) report({ property, todo: "set encryptionDisabled to false" });
    }
  },
});
