import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { sagemakerTypes, settingsNamed } from "../../sagemaker/settings-named.ts";

const sizes = [
  "volumeSize",
  "volumeSizeInGb",
  "ebsVolumeSizeInGb",
  "defaultEbsVolumeSizeInGb",
  "maximumEbsVolumeSizeInGb",
];

export const envVolumeCap = resourceRule("env-volume-cap", {
  settings: { maxVolumeGb: 1024 },
  resourceTypes: sagemakerTypes,
  check(resource, report, { settings: { maxVolumeGb } }) {
    for (const setting of settingsNamed(resource, sizes)) {
      if ((setting.property.number ?? 0) > maxVolumeGb) {
        report(findingAt(setting, setting.property, `use at most ${maxVolumeGb} GB`));
      }
    }
  },
});
