import { isAwsManagedKey } from "../kms/managed-key.ts";
import { codepipeline } from "../resource/resource-types.ts";
import { type Rule, resourceRule } from "../rule/rule.ts";

export const codepipelineArtifactsCmk = resourceRule("codepipeline-artifacts-cmk", {
  resourceTypes: [codepipeline.pipeline],
  check({ props }, report) {
    for (const store of props.at("artifactStores").elements) {
      const property = store.at("encryptionKey.id");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});

export const codepipelineRules: readonly Rule[] = [codepipelineArtifactsCmk];
