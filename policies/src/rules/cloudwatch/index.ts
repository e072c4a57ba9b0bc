import type { Rule } from "../../rule.ts";
import { alarmActions } from "./alarm-actions.ts";

export const cloudwatchRules: readonly Rule[] = [alarmActions];
