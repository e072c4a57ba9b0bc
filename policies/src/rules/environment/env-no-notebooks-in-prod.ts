import { sagemaker } from "../../resource-types.ts";
import { resourceRule } from "../../rule.ts";

export const envNoNotebooksInProd = resourceRule({
  id: "env-no-notebooks-in-prod",
  severity: "medium",
  levels: { dev: "disabled", qa: "disabled", prod: "mandatory" },
  description: "Nobody works by hand where models serve customers.",
  remediation: "take notebooks and Studio out of this stack: people work in dev",
  mapping: {},
  resourceTypes: [sagemaker.domain, sagemaker.notebookInstance, sagemaker.space, sagemaker.userProfile],
  check(_resource, report) {
    report({});
  },
});
