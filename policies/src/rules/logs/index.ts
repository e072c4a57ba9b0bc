import type { Rule } from "../../rule.ts";
import { logsCmk } from "./logs-cmk.ts";
import { logsRetention } from "./logs-retention.ts";

export const logsRules: readonly Rule[] = [logsCmk, logsRetention];
