import type { Rule } from "../../rule.ts";
import { efsEncrypted } from "./efs-encrypted.ts";

export const efsRules: readonly Rule[] = [efsEncrypted];
