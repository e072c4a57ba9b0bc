import type { Rule } from "../../rule/rule.ts";
import { endpointsRules } from "./endpoints.ts";
import { networkRules } from "./network.ts";
import { securityGroupsRules } from "./security-groups.ts";

export const vpcRules: readonly Rule[] = [...securityGroupsRules, ...endpointsRules, ...networkRules];
