import { fitsGlob } from "@mlops/aws";
import { resourceRule } from "../../rule.ts";
import { findingAt } from "../../sagemaker/placed.ts";
import { sagemakerTypes, settingsNamed } from "../../sagemaker/settings-named.ts";

/** Patterns of instance types; an empty list allows all. */
const anyType: { readonly allowed: readonly string[] } = { allowed: [] };

export const envInstanceTypes = resourceRule("env-instance-types", {
  settings: anyType,
  resourceTypes: sagemakerTypes,
  check(resource, report, { settings: { allowed } }) {
    if (allowed.length === 0) return;
    const todo = `${envInstanceTypes.remediation} (${allowed.join(", ")})`;
    for (const setting of settingsNamed(resource, ["instanceType"])) {
      const type = setting.property.text;
      if (type !== undefined && !allowed.some((pattern) => fitsGlob(pattern, type))) {
        report(findingAt(setting, setting.property, todo));
      }
    }
  },
});
