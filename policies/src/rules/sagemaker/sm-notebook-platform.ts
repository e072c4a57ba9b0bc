import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookPlatform = resourceRule("sm-notebook-platform", {
  settings: { platforms: ["notebook-al2023-v1"] },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report, { settings: { platforms } }) {
    const platform = props.at("platformIdentifier");
    if (platform.state === "value" && platform.isNot(...platforms)) {
      report({ property: platform, todo: `use a supported platform (${platforms.join(", ")})` });
    }
  },
});
