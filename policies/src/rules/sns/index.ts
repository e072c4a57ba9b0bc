import type { Rule } from "../../rule.ts";
import { snsCmk } from "./sns-cmk.ts";
import { snsNotPublic } from "./sns-not-public.ts";
import { snsTlsOnly } from "./sns-tls-only.ts";

export const snsRules: readonly Rule[] = [snsCmk, snsNotPublic, snsTlsOnly];
