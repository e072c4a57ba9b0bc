import { sagemaker } from "../../resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookNoRoot } from "./sm-notebook-no-root.ts";

describeResourceRule(smNotebookNoRoot, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  required: ["rootAccess"],
  finds: {
    "a notebook where everybody is root": {
      change: { rootAccess: "Enabled" },
      messages: ['set rootAccess to "Disabled"; rootAccess is "Enabled"'],
    },
  },
  passes: { "an access that is known later": { change: { rootAccess: UNKNOWN } } },
});
