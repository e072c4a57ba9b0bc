import type { Property } from "@mlops/api-constraints/property";
import { codebuild } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const codebuildLogging = resourceRule("codebuild-logging", {
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
