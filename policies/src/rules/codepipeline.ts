import { mustHaveKey } from "../rule/property-rule.ts";
import { codepipeline } from "../resource/resource-types.ts";
import type { Rule } from "../rule/rule.ts";

export const codepipelineArtifactsCmk = mustHaveKey(
  "codepipeline-artifacts-cmk",
  [codepipeline.pipeline],
  "artifactStores[].encryptionKey.id",
);

export const codepipelineRules: readonly Rule[] = [codepipelineArtifactsCmk];
