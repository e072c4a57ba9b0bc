import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const smNotebookPlatform = resourceRule({
  id: "sm-notebook-platform",
  severity: "medium",
  levels: { dev: "advisory", qa: "mandatory", prod: "mandatory" },
  description: "Notebook instances run on a platform that AWS still keeps up to date.",
  remediation: "set platformIdentifier to a supported platform",
  mapping: {
    fsbp: ["SageMaker.8"],
    awsConfig: ["sagemaker-notebook-instance-platform-version"],
    assessment: ["SM-28"],
  },
  settings: { platforms: ["notebook-al2023-v1"] },
  resourceTypes: [sagemaker.notebookInstance],
  check({ props }, report, { settings: { platforms } }) {
    const platform = props.at("platformIdentifier");
    if (platform.state === "value" && platform.isNot(...platforms)) {
      report({ property: platform, todo: `use a supported platform (${platforms.join(", ")})` });
    }
  },
});
