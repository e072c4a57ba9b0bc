import type { Rule } from "../../rule/rule.ts";
import { policiesRules } from "./policies.ts";
import { risksRules } from "./risks.ts";
import { trustRules } from "./trust.ts";

export const iamRules: readonly Rule[] = [...policiesRules, ...risksRules, ...trustRules];
