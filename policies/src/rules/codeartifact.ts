import { mustHaveKey } from "../property-rule.ts";
import { codeartifact } from "../resource-types.ts";
import type { Rule } from "../rule.ts";

export const codeartifactCmk = mustHaveKey("codeartifact-cmk", [codeartifact.domain], "encryptionKey");

export const codeartifactRules: readonly Rule[] = [codeartifactCmk];
