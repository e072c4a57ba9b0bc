import type { Rule } from "../../rule.ts";
import { securityGroupsRules } from "./security-groups.ts";
import { endpointsRules } from "./endpoints.ts";
import { networkRules } from "./network.ts";

export const vpcRules: readonly Rule[] = [...securityGroupsRules, ...endpointsRules, ...networkRules];
