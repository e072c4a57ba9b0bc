import type { Rule } from "../../rule.ts";
import { vpcFlowLogs } from "./vpc-flow-logs.ts";

export const vpcRules: readonly Rule[] = [vpcFlowLogs];
