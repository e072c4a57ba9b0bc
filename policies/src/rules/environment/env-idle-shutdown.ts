import { studioLimits } from "@mlops/aws";
import type { Property } from "@mlops/api-constraints/property";
import { sagemaker } from "../../resource-types.ts";
import { type Finding, resourceRule } from "../../rule.ts";

const studioApps = ["jupyterLabAppSettings", "codeEditorAppSettings"];
const shortestMinutes = studioLimits.idleMinutes.min;

export const envIdleShutdown = resourceRule("env-idle-shutdown", {
  settings: { maxIdleMinutes: 120 },
  resourceTypes: [sagemaker.domain, sagemaker.notebookInstance],
  check({ type, props }, report, { settings }) {
    if (type === sagemaker.notebookInstance) {
      const script = props.at("lifecycleConfigName");
      const todo = "set lifecycleConfigName to a configuration that stops the idle notebook";
      if (script.isMissing) report({ property: script, todo });
      return;
    }
    for (const app of studioApps) {
      const idle = props.at(`defaultUserSettings.${app}.appLifecycleManagement.idleSettings`);
      idleProblems(idle, settings.maxIdleMinutes).forEach(report);
    }
  },
});

function idleProblems(idle: Property, maxIdleMinutes: number): Finding[] {
  const management = idle.at("lifecycleManagement");
  const timeout = idle.at("idleTimeoutInMinutes");
  if (management.isNot("ENABLED")) {
    return [{ property: management, todo: 'set lifecycleManagement to "ENABLED"' }];
  }
  const minutes = timeout.number ?? 0;
  if (timeout.isUnknown || (minutes >= shortestMinutes && minutes <= maxIdleMinutes)) return [];
  return [
    { property: timeout, todo: `set idleTimeoutInMinutes to ${shortestMinutes}-${maxIdleMinutes} minutes` },
  ];
}
