import type { Rule } from "../../rule.ts";
import { sfnLogging } from "./sfn-logging.ts";
import { sfnTracing } from "./sfn-tracing.ts";

export const stepfunctionsRules: readonly Rule[] = [sfnLogging, sfnTracing];
