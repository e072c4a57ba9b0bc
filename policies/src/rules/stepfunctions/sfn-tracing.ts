import { sfn } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const sfnTracing = resourceRule({
  id: "sfn-tracing",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "State machines are traced.",
  remediation: "set tracingConfiguration.enabled to true",
  mapping: {
    checkov: ["CKV_AWS_284"],
    cdkNag: ["AwsSolutions-SF2", "Serverless-StepFunctionStateMachineXray"],
  },
  resourceTypes: [sfn.stateMachine],
  check({ props }, report) {
    const property = props.at("tracingConfiguration.enabled");
    if (property.isNot(true)) report({ property });
  },
});
