import type { Rule } from "../../rule.ts";
import { eventbridgeTargetDlq } from "./eventbridge-target-dlq.ts";
import { eventbusPolicy } from "./eventbus-policy.ts";

export const eventsRules: readonly Rule[] = [eventbridgeTargetDlq, eventbusPolicy];
