import { mustBe } from "../rule/property-rule.ts";
import { sfn } from "../resource/resource-types.ts";
import type { Rule } from "../rule/rule.ts";

export const sfnLogging = mustBe(
  "sfn-logging",
  [sfn.stateMachine],
  "loggingConfiguration.level",
  "ALL",
  "ERROR",
  "FATAL",
);

export const sfnTracing = mustBe("sfn-tracing", [sfn.stateMachine], "tracingConfiguration.enabled", true);

export const stepfunctionsRules: readonly Rule[] = [sfnLogging, sfnTracing];
