import type { Rule } from "../../rule/rule.ts";
import { accessRules } from "./access.ts";
import { dataRules } from "./data.ts";
import { loggingRules } from "./logging.ts";

export const s3Rules: readonly Rule[] = [...accessRules, ...dataRules, ...loggingRules];
