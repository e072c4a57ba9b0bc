import type { Rule } from "../../rule.ts";
import { ecrCmk } from "./ecr-cmk.ts";
import { ecrImmutable } from "./ecr-immutable.ts";
import { ecrLifecycle } from "./ecr-lifecycle.ts";
import { ecrNotPublic } from "./ecr-not-public.ts";
import { ecrScanOnPush } from "./ecr-scan-on-push.ts";

export const ecrRules: readonly Rule[] = [ecrCmk, ecrImmutable, ecrLifecycle, ecrNotPublic, ecrScanOnPush];
