import type { Rule } from "../../rule.ts";
import { secretsCmk } from "./secrets-cmk.ts";
import { secretsRotation } from "./secrets-rotation.ts";

export const secretsRules: readonly Rule[] = [secretsCmk, secretsRotation];
