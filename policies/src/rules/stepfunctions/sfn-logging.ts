import { sfn } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sfnLogging = resourceRule({
  id: "sfn-logging",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "State machines log what they do.",
  remediation: 'set loggingConfiguration.level to "ALL", "ERROR" or "FATAL"',
  mapping: {
    fsbp: ["StepFunctions.1"],
    awsConfig: ["step-functions-state-machine-logging-enabled"],
    checkov: ["CKV_AWS_285"],
    cdkNag: ["AwsSolutions-SF1"],
    prowler: ["stepfunctions_statemachine_logging_enabled"],
  },
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("loggingConfiguration.level");
    if (property.isNot("ALL", "ERROR", "FATAL")) report({ property });
  },
});
