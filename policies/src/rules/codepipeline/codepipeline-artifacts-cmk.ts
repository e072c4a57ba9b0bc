import { isAwsManagedKey } from "../../kms-key.ts";
import { codepipeline } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codepipelineArtifactsCmk = resourceRule({
  id: "codepipeline-artifacts-cmk",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "What delivery pipelines pass on is encrypted with a customer-managed key.",
  remediation: "set encryptionKey.id to a customer-managed key",
  mapping: { checkov: ["CKV_AWS_219"] },
  resourceTypes: [codepipeline.pipeline],
  check({ props }, report) {
    for (const store of props.at("artifactStores").elements) {
      const property = store.at("encryptionKey.id");
      if (property.isMissing || isAwsManagedKey(property)) report({ property });
    }
  },
});
