import type { Rule } from "../../rule.ts";
import { codeartifactCmk } from "./codeartifact-cmk.ts";

export const codeartifactRules: readonly Rule[] = [codeartifactCmk];
