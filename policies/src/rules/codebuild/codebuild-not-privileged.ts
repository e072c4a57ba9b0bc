import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildNotPrivileged = resourceRule({
  id: "codebuild-not-privileged",
  severity: "high",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Builds have no power over the machine that they run on.",
  remediation: "set environment.privilegedMode to false",
  mapping: {
    fsbp: ["CodeBuild.5"],
    awsConfig: ["codebuild-project-environment-privileged-check"],
    checkov: ["CKV_AWS_316"],
  },
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const property = props.at("environment.privilegedMode");
    if (property.is(true)) report({ property });
  },
});
