import { sagemaker } from "../../resource-types.ts";
import { notebook } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { smNotebookPlatform } from "./sm-notebook-platform.ts";

describeResourceRule(smNotebookPlatform, {
  compliant: { type: sagemaker.notebookInstance, props: notebook },
  finds: {
    "a platform that is out of support": {
      change: { platformIdentifier: "notebook-al2-v2" },
      messages: ['use a supported platform (notebook-al2023-v1); platformIdentifier is "notebook-al2-v2"'],
    },
    "a platform that the environment does not list": {
      settings: { platforms: ["notebook-al2023-v2", "notebook-al2023-v3"] },
      decidedBy: ["platformIdentifier"],
      messages: [
        'use a supported platform (notebook-al2023-v2, notebook-al2023-v3); platformIdentifier is "notebook-al2023-v1"',
      ],
    },
  },
  passes: {
    "a notebook that leaves the choice to AWS": { change: { platformIdentifier: ABSENT } },
    "an empty text, which leaves it too": { change: { platformIdentifier: "" } },
    "a platform that is known later": { change: { platformIdentifier: UNKNOWN } },
  },
});
