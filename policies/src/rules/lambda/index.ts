import type { Rule } from "../../rule/rule.ts";
import { accessRules } from "./access.ts";
import { operationRules } from "./operation.ts";

export const lambdaRules: readonly Rule[] = [...accessRules, ...operationRules];
