import { mustHaveKey } from "../rule/property-rule.ts";
import { codeartifact } from "../resource/resource-types.ts";
import type { Rule } from "../rule/rule.ts";

export const codeartifactCmk = mustHaveKey("codeartifact-cmk", [codeartifact.domain], "encryptionKey");

export const codeartifactRules: readonly Rule[] = [codeartifactCmk];
