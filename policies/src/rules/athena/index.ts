import type { Rule } from "../../rule.ts";
import { athenaEncrypted } from "./athena-encrypted.ts";
import { athenaEnforceWorkgroup } from "./athena-enforce-workgroup.ts";
import { athenaLogging } from "./athena-logging.ts";

export const athenaRules: readonly Rule[] = [athenaEncrypted, athenaEnforceWorkgroup, athenaLogging];
