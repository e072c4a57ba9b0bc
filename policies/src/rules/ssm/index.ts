import type { Rule } from "../../rule.ts";
import { ssmParameterCmk } from "./ssm-parameter-cmk.ts";

export const ssmRules: readonly Rule[] = [ssmParameterCmk];
