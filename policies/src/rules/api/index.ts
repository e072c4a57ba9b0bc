import type { Rule } from "../../rule.ts";
import { apiConstraintsAcross } from "./api-constraints-across.ts";
import { apiConstraints } from "./api-constraints.ts";

export const apiRules: readonly Rule[] = [apiConstraints, apiConstraintsAcross];
