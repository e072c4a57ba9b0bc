import type { Rule } from "../../rule.ts";
import { codepipelineArtifactsCmk } from "./codepipeline-artifacts-cmk.ts";

export const codepipelineRules: readonly Rule[] = [codepipelineArtifactsCmk];
