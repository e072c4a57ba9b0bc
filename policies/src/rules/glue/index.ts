import type { Rule } from "../../rule.ts";
import { glueEncrypted } from "./glue-encrypted.ts";

export const glueRules: readonly Rule[] = [glueEncrypted];
