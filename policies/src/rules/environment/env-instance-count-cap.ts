import { appAutoscaling } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { sagemakerTypes, settingsNamed } from "../../sagemaker/settings-named.ts";

const counts = ["instanceCount", "initialInstanceCount", "maxInstanceCount"];

export const envInstanceCountCap = resourceRule("env-instance-count-cap", {
  settings: { maxInstances: 10 },
  resourceTypes: [...sagemakerTypes, appAutoscaling.target],
  check(resource, report, { settings: { maxInstances } }) {
    const { type, props } = resource;
    const todo = `use at most ${maxInstances} instances`;
    for (const setting of settingsNamed(resource, counts)) {
      if ((setting.property.number ?? 0) > maxInstances) report(findingAt(setting, setting.property, todo));
    }
    const scaled = props.at("maxCapacity");
    const scalesInstances =
      type === appAutoscaling.target &&
      props.at("scalableDimension").is("sagemaker:variant:DesiredInstanceCount");
    if (scalesInstances && (scaled.number ?? 0) > maxInstances) report({ property: scaled, todo });
  },
});
