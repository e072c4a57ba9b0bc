import type { Property } from "@mlops/api-constraints/property";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildLogging = resourceRule({
  id: "codebuild-logging",
  severity: "medium",
  levels: { dev: "mandatory", qa: "mandatory", prod: "mandatory" },
  description: "Builds keep their logs, where their project says.",
  remediation: "set logsConfig.cloudwatchLogs or logsConfig.s3Logs to a place that is enabled",
  mapping: {
    fsbp: ["CodeBuild.4"],
    awsConfig: ["codebuild-project-logging-enabled"],
    checkov: ["CKV_AWS_314"],
    prowler: ["codebuild_project_logging_enabled"],
  },
  resourceTypes: [codebuild.project],
  check({ props }, report) {
    const property = props.at("logsConfig");
    if (isOff(property.at("cloudwatchLogs"), "ENABLED") && isOff(property.at("s3Logs"), "DISABLED")) {
      report({ property });
    }
  },
});

/** Whether a place for logs is certainly not used; without a status it has CodeBuild's own default. */
function isOff(place: Property, defaultStatus: string): boolean {
  const status = place.at("status");
  if (place.isMissing) return true;
  return status.isMissing ? defaultStatus === "DISABLED" : status.isNot("ENABLED");
}
